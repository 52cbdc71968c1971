/// Archives inside a package, recognised by name or by their first bytes.
///
/// Office documents are ZIP files by design (ECMA-376, ISO 26300, GB/T 33190) and are no archives
/// in this sense; their content is not opened.
enum NestedArchives {
    /// Bytes of a content's beginning that `hasMagic` needs: tar's stands at 257.
    static let headBytes = 262
    /// Where ISO 9660 has its magic (ECMA-119 §8.1), the first descriptor after 16 sectors.
    static let discOffset = 32_769
    static let discMagic = Array("CD001".utf8)

    private static let suffixes: Set<String> = [
        "zip", "zipx", "rar", "7z", "tar", "gz", "tgz", "bz2", "tbz", "tbz2", "xz", "txz", "lzma",
        "tlz", "zst", "tzst", "lz", "lz4", "lzo", "z", "br", "cab", "iso", "dmg", "vhd",
        "vhdx", "wim", "arj", "lzh", "lha", "ace", "cpio", "jar", "war", "ear", "apk", "ipa", "rpm",
        "deb", "z01", "xar", "squashfs", "whl", "nupkg", "xpi", "crx", "appx", "msix", "aar",
    ]
    private static let documents: Set<String> = [
        "docx", "docm", "dotx", "dotm", "xlsx", "xlsm", "xlsb", "xltx", "xltm", "pptx", "pptm",
        "potx", "potm", "ppsx", "ppsm", "vsdx", "vsdm", "odt", "ods", "odp", "odg", "ott", "ots",
        "otp", "ofd", "wps", "et", "dps", "uof", "uot", "uos", "uop", "epub", "xps", "oxps",
        "pages", "numbers", "key",
    ]
    private static let magics: [[UInt8]] = [
        [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07],  // Rar!
        [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C],  // 7z
        [0x1F, 0x8B, 0x08], [0x1F, 0x9D], [0x1F, 0xA0],  // gzip, compress
        [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00],  // xz
        [0x28, 0xB5, 0x2F, 0xFD], [0x04, 0x22, 0x4D, 0x18],  // zstd, lz4
        Array("LZIP\u{1}".utf8), Array("MSCF\0\0\0\0".utf8), Array("MSWIM\0\0\0".utf8),
        Array("!<arch>\n".utf8), Array("xar!".utf8), Array("hsqs".utf8), Array("vhdxfile".utf8),
        Array("conectix".utf8),
        [0xED, 0xAB, 0xEE, 0xDB],  // rpm
    ]
    private static let zipMagics: [[UInt8]] = [
        [0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6], [0x50, 0x4B, 7, 8],
    ]

    static func hasName(_ name: String) -> Bool { suffixes.contains(suffix(of: name)) }

    /// Whether a content that begins with `head` is an archive; `name` tells office documents.
    static func hasMagic(_ head: [UInt8], name: String) -> Bool {
        if magics.contains(where: head.starts) { return true }
        // bzip2: "BZh", a digit, then the magic of a block or of the end.
        if head.starts(with: "BZh".utf8), [0x31, 0x17].contains(head.dropFirst(4).first) {
            return true
        }
        if isMember(head) { return true }
        if head.count >= headBytes, head[257..<headBytes].elementsEqual("ustar".utf8) {
            return true
        }
        return zipMagics.contains(where: head.starts) && !documents.contains(suffix(of: name))
    }

    /// Archives whose magic stands inside the first record: LHA's method (`-lh5-`), ACE's, cpio's
    /// header, which is nothing but 76 or more digits.
    private static func isMember(_ head: [UInt8]) -> Bool {
        guard head.count >= 76 else { return false }
        if head[2..<5].elementsEqual("-lh".utf8), head[6] == 0x2D { return true }
        if head[7..<14].elementsEqual("**ACE**".utf8) { return true }
        let isHexadecimal = head[6..<76].allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte & 0xDF)
        }
        return isHexadecimal
            && ["070701", "070702", "070707"].contains { head.starts(with: $0.utf8) }
    }

    private static func suffix(of name: String) -> String {
        guard let last = NameRules.parts(of: name).last, let dot = last.lastIndex(of: ".") else {
            return ""
        }
        return last[last.index(after: dot)...].lowercased()
    }
}
