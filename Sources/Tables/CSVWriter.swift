/// Writes a CSV that spreadsheets open rightly: UTF-8 with a byte order mark, without which Excel
/// shows Chinese as noise, commas, CRLF (RFC 4180).
package enum CSVWriter {
    /// The bytes of a table; cells that a spreadsheet would run are made text. Rows are asked for one
    /// by one, so that those of a long table need not be held at once.
    package static func bytes(_ rows: some Sequence<[String]>) -> [UInt8] {
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        for row in rows {
            let line = row.map(cell).joined(separator: ",") + "\r\n"
            bytes.append(contentsOf: line.utf8)
        }
        return bytes
    }

    private static func cell(_ text: String) -> String {
        let text = CSVEscape.safe(text)
        let needsQuotes = text.unicodeScalars.contains {
            $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" || $0 == ";" || $0 == "\t"
        }
        return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}
