/// What an entry must be, as far as the directory's record tells.
struct EntryRules {
    let limits: PackageLimits

    /// Bits of APPNOTE 4.4.4: 1 and 2 say how hard deflate tried, 3 a data descriptor, 11 UTF-8.
    private static let allowedFlags = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 11
    static let encryptionFlags = 1 << 0 | 1 << 6 | 1 << 13
    private static let methodAES = 99
    /// Windows attributes of a volume label, a folder, a device and a reparse point.
    private static let dosVolume = 0x08
    private static let dosFolder = 0x10
    private static let dosDevice = 0x40
    private static let dosReparsePoint = 0x400

    func role(of name: String) -> ZIPEntry.Role {
        if IgnoredNames.contains(name) { return .ignored }
        return NameRules.isFolder(name) ? .folder : .file
    }

    /// Judges a record; the method, when it is one that can be read.
    func check(
        _ record: DirectoryRecord, named name: String, role: ZIPEntry.Role,
        into problems: inout ProblemList
    ) -> ZIPEntry.Method? {
        func tell(_ rule: PackageRule, _ found: String? = nil, _ expected: String? = nil) {
            problems.add(rule, entry: name, at: record.offset, found: found, expected: expected)
        }
        if record.isEncrypted { tell(.encrypted) }
        let unknown = record.flags & ~(EntryRules.allowedFlags | EntryRules.encryptionFlags)
        if unknown != 0 { tell(.flags, "0x" + String(unknown, radix: 16)) }
        if isLink(record) { tell(.link, "0x" + String(record.attributes, radix: 16)) }
        // A folder of .NET's old writer; its backslash is told.
        if name.utf8.last != 0x5C {
            checkFolder(record, isFolder: NameRules.isFolder(name), tell)
        }
        if role == .file, !limits.allowsArchives, NestedArchives.hasName(name) {
            tell(.nestedArchive)
        }
        if record.sizeBytes > limits.maxEntryBytes {
            tell(.limitEntry, "\(record.sizeBytes)", "≤ \(limits.maxEntryBytes)")
        }
        if !limits.isRatioAllowed(
            inflated: record.sizeBytes, compressed: record.compressedBytes)
        {
            tell(
                .limitRatio, "\(record.sizeBytes) : \(record.compressedBytes)",
                "≤ \(limits.maxRatio)")
        }
        guard let method = ZIPEntry.Method(rawValue: record.method) else {
            // The method of an AES entry says no more than that it is one (WinZip, AE-1 and AE-2).
            if !(record.isEncrypted && record.method == EntryRules.methodAES) {
                tell(.method, "\(record.method)", "0, 8")
            }
            return nil
        }
        let isImpossible =
            method == .stored
            ? record.compressedBytes != record.sizeBytes
            : record.compressedBytes == 0 && record.sizeBytes > 0
        // Encryption adds bytes of its own.
        if isImpossible, !record.isEncrypted {
            tell(.sizeMismatch, "\(record.compressedBytes)", "\(record.sizeBytes)")
        }
        return method
    }

    /// Folders are empty entries whose name ends in `/`, and nothing else says it is a folder.
    private func checkFolder(
        _ record: DirectoryRecord, isFolder: Bool,
        _ tell: (PackageRule, String?, String?) -> Void
    ) {
        let mode = record.attributes >> 16
        if isFolder {
            // Java writes folders as deflated entries of nothing, which takes two bytes.
            let allowed = record.method == ZIPEntry.Method.deflated.rawValue ? 2 : 0
            if record.sizeBytes != 0 || record.compressedBytes > allowed || record.crc != 0 {
                tell(.folder, "\(record.sizeBytes)", "0")
            }
            if UnixMode.isFile(mode) { tell(.folder, nil, nil) }
        } else if UnixMode.isFolder(mode) || record.attributes & EntryRules.dosFolder != 0 {
            tell(.folder, nil, nil)
        }
    }

    /// The upper half is a Unix mode whatever system is named: readers do not agree whether to
    /// look at the system first.
    private func isLink(_ record: DirectoryRecord) -> Bool {
        let special = EntryRules.dosVolume | EntryRules.dosDevice | EntryRules.dosReparsePoint
        return !UnixMode.isPlain(record.attributes >> 16) || record.attributes & special != 0
            || record.extra.isLink
    }
}
