/// Text of old systems outside any document: names of files and of what control files list.
package enum LegacyText {
    /// The bytes as GB18030, which contains GBK and GB 2312; `nil` when they are not that.
    package static func gb18030(_ bytes: [UInt8]) throws(XMLEngineError) -> String? {
        guard case .text(let text) = try GB18030.decode(bytes) else { return nil }
        return String(decoding: text, as: UTF8.self)
    }
}
