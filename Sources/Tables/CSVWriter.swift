/// Writes a CSV that spreadsheets open rightly: UTF-8 with a byte order mark, without which Excel
/// shows Chinese as noise, commas, CRLF (RFC 4180).
package enum CSVWriter {
    /// The bytes of a table; cells that a spreadsheet would run are made text.
    package static func bytes(_ rows: [[String]]) -> [UInt8] {
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        for row in rows { append(row, to: &bytes) }
        return bytes
    }

    /// Adds a row to a table's bytes, so that the cells of a long one are not all held at once.
    package static func append(_ row: [String], to bytes: inout [UInt8]) {
        let line = row.map(cell).joined(separator: ",") + "\r\n"
        bytes.append(contentsOf: line.utf8)
    }

    private static func cell(_ text: String) -> String {
        let text = CSVEscape.safe(text)
        let needsQuotes = text.unicodeScalars.contains {
            $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" || $0 == ";" || $0 == "\t"
        }
        return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}
