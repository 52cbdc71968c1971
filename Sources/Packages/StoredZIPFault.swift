/// Why a file is not a ZIP as `StoredZIP` lays it out.
package enum StoredZIPFault: Error, Hashable, Sendable {
    /// It does not end with the end records of such a ZIP.
    case end
    /// The central directory is not one of stored files in the order of names.
    case directory(offset: Int)
    /// A byte outside of all contents is not the one that belongs there.
    case byte(offset: Int)
    /// The content of a file has not the sum that the directory says.
    case sum(name: String)

    /// For people.
    package var english: String {
        switch self {
        case .end: "no end records of a ZIP as bags have it"
        case .directory(let offset): "the central directory is wrong at byte \(offset)"
        case .byte(let offset): "byte \(offset), outside of all files, is not the one that belongs"
        case .sum(let name): "the CRC-32 of \(name) is not that of its content"
        }
    }

    /// For people.
    package var chinese: String {
        switch self {
        case .end: "文件末尾不是归档包 ZIP 的结束记录"
        case .directory(let offset): "ZIP 中央目录在第 \(offset) 字节处不符"
        case .byte(let offset): "ZIP 文件头的第 \(offset) 字节不符"
        case .sum(let name): "\(name) 的 CRC-32 与内容不符"
        }
    }
}
