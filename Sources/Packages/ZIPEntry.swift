/// One entry of a package whose structure was checked.
///
/// Only `ZIPStructure` makes entries: holding one means that its name is safe, and that its bytes
/// lie where it says and belong to no other.
package struct ZIPEntry: Sendable, Hashable {
    /// What an entry is to the examination.
    package enum Role: Sendable, Hashable {
        /// A file to be examined.
        case file
        /// A folder; it has no content.
        case folder
        /// Rubbish of a system or an office program, not to be read.
        case ignored
    }

    /// How the content is stored.
    package enum Method: Int, Sendable, Hashable {
        /// As it is.
        case stored = 0
        /// Deflated (RFC 1951).
        case deflated = 8
    }

    /// A safe relative path in Unicode NFC with `/` between its parts, and at the end of folders.
    /// Swift compares strings by canonical equivalence, so a path in NFD finds it as well.
    package let name: String
    /// The name's bytes as received.
    package let rawName: [UInt8]
    /// How `rawName` became `name`.
    package let nameEncoding: NameEncoding
    /// What it is to the examination.
    package let role: Role
    /// How the content is stored.
    package let method: Method
    /// Size of the content as told, in bytes; reading checks it.
    package let sizeBytes: Int
    /// Size of the content in the package, in bytes.
    package let compressedBytes: Int
    /// CRC-32 of the content as told; reading checks it.
    package let crc32: UInt32
    /// Whether the content is stored and only a descriptor after it tells its size to a stream.
    let isUndelimited: Bool
    /// Where the content begins in the package.
    package let dataOffset: Int

    init(
        _ record: DirectoryRecord, name: DecodedName, role: Role, method: Method, dataOffset: Int
    ) {
        self.name = name.text
        self.rawName = record.rawName
        self.nameEncoding = name.encoding
        self.role = role
        self.method = method
        self.sizeBytes = record.sizeBytes
        self.compressedBytes = record.compressedBytes
        self.crc32 = record.crc
        isUndelimited = method == .stored && record.hasDescriptor
        self.dataOffset = dataOffset
    }
}
