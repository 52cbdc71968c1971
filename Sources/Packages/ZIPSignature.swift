/// The four bytes that begin each record, as little-endian numbers (APPNOTE 4.3).
enum ZIPSignature {
    static let localHeader = 0x0403_4B50
    static let descriptor = 0x0807_4B50
    /// `PK00` before an archive that was to be split and fitted into one volume.
    static let singleVolume = 0x3030_4B50
    static let directoryHeader = 0x0201_4B50
    static let end = 0x0605_4B50
    /// Before an encrypted directory (APPNOTE 4.3.11).
    static let archiveExtraData = 0x0806_4B50
    static let end64 = 0x0606_4B50
    static let end64Locator = 0x0706_4B50
}

/// Sizes of the fixed parts of records, in bytes, and the values that point to ZIP64.
enum ZIPRecord {
    static let localHeaderBytes = 30
    static let directoryHeaderBytes = 46
    static let endBytes = 22
    static let end64Bytes = 56
    static let end64LocatorBytes = 20
    static let descriptorBytes = 16
    static let descriptor64Bytes = 24
    static let elsewhere16 = 0xFFFF
    static let elsewhere32 = 0xFFFF_FFFF
}
