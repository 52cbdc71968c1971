/// `bag-info.txt` as it was read.
package struct BagInformation: Hashable, Sendable {
    /// Its fields in order.
    package private(set) var fields: [BagField] = []

    /// Reads fields; a line that begins with white space goes on with the one before it (RFC 8493
    /// §2.2.2). Lines of neither kind are left out: `bag-info.txt` is for people first.
    package init(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        for line in text.split(whereSeparator: \.isNewline) {
            if let first = line.first, first == " " || first == "\t" {
                guard !fields.isEmpty else { continue }
                fields[fields.count - 1].value += " " + BagInformation.trimmed(line)
                continue
            }
            guard let colon = line.firstIndex(of: ":") else { continue }
            fields.append(
                BagField(
                    BagInformation.trimmed(line[..<colon]),
                    BagInformation.trimmed(line[line.index(after: colon)...])))
        }
    }

    /// What a label says first; labels of the standard are the same in capitals and small letters.
    package subscript(label: String) -> String? {
        fields.first { $0.label.lowercased() == label.lowercased() }?.value
    }

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop { $0 == " " || $0 == "\t" }
        guard let end = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
        return String(start[...end])
    }
}
