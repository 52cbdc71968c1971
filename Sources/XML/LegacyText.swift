/// Text of old systems outside any document: tables, names of files, lists in control files.
package enum LegacyText {
    /// What bytes are in an encoding.
    package enum Outcome: Sendable, Hashable {
        /// The same text in UTF-8.
        case text([UInt8])
        /// Bytes that are no text in that encoding, with their line.
        case problem(XMLProblem)

        /// The text, `nil` for bytes that are none.
        package var string: String? {
            guard case .text(let text) = self else { return nil }
            return String(decoding: text, as: UTF8.self)
        }
    }

    /// Decodes GB18030 strictly, and with it GBK and GB 2312; throws when the engine fails.
    package static func gb18030(_ bytes: [UInt8]) throws(XMLEngineError) -> Outcome {
        switch try GB18030.decode(bytes) {
        case .text(let text): .text(text)
        case .problem(let problem): .problem(problem)
        }
    }
}
