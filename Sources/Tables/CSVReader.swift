/// Reads a CSV (RFC 4180), with CRLF, LF or CR at the ends of rows and comma, semicolon or tab
/// between columns, whichever the first row has most of.
///
/// Stricter than spreadsheets in one thing: a quoted cell ends at its second quote, and what follows
/// it other than a delimiter is refused, because readers disagree on what it means.
struct CSVReader {
    private let text: [UInt8]
    private let delimiter: UInt8
    private let limits: TableLimits
    private var index = 0
    private var number = 0

    /// Reads a whole file.
    static func read(_ bytes: [UInt8], limits: TableLimits) throws -> TableBook {
        let (text, encoding) = try CSVText.decode(bytes)
        var start = 0
        var delimiter = CSVReader.delimiter(of: text)
        // Excel's own first line, `sep=;`.
        if text.starts(with: "sep=".utf8), text.count > 4 {
            delimiter = text[4]
            start = text.firstIndex(of: 0x0A).map { $0 + 1 } ?? text.count
        }
        var reader = CSVReader(text, delimiter, limits)
        reader.index = start
        reader.number = start == 0 ? 0 : 1
        let rows = try reader.rows()
        return TableBook(
            sheets: [TableSheet(name: "", rows: rows)],
            form: .csv(
                encoding: encoding, delimiter: Character(Unicode.Scalar(delimiter))))
    }

    private init(_ text: [UInt8], _ delimiter: UInt8, _ limits: TableLimits) {
        self.text = text
        self.delimiter = delimiter
        self.limits = limits
    }

    private static func delimiter(of text: [UInt8]) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in text {
            if byte == 0x22 { isQuoted.toggle() }
            guard !isQuoted else { continue }
            if byte == 0x0A || byte == 0x0D {
                if counts.isEmpty { continue }
                break
            }
            if byte == 0x2C || byte == 0x3B || byte == 0x09 { counts[byte, default: 0] += 1 }
        }
        return [0x2C, 0x3B, 0x09].max { counts[$0, default: 0] < counts[$1, default: 0] } ?? 0x2C
    }

    private mutating func rows() throws -> [TableRow] {
        var rows: [TableRow] = []
        while index < text.count {
            number += 1
            guard number <= limits.maxRows else {
                throw TableRefusal(
                    row: number, "表格不得超过 \(limits.maxRows) 行。",
                    "a table has at most \(limits.maxRows) rows.")
            }
            let row = TableRow(number: number, cells: try record())
            if !row.isBlank { rows.append(row) }
        }
        return rows
    }

    /// The cells up to the end of a row, which is passed.
    private mutating func record() throws -> [TableCell] {
        var cells: [TableCell] = []
        while true {
            let bytes = try text[safe: index] == 0x22 ? quoted() : plain()
            guard bytes.count <= limits.maxCellBytes, cells.count < limits.maxColumns else {
                throw TableRefusal(
                    row: number,
                    "每行不得超过 \(limits.maxColumns) 格，每格不得超过 \(limits.maxCellBytes) 字节。",
                    "a row has at most \(limits.maxColumns) cells of \(limits.maxCellBytes) bytes.")
            }
            guard !bytes.contains(0) else {
                throw TableRefusal(row: number, "单元格中有空字符。", "a cell holds the character NUL.")
            }
            cells.append(TableCell(CSVEscape.plain(String(decoding: bytes, as: UTF8.self))))
            guard index < text.count else { return cells }
            let end = text[index]
            index += 1
            if end == delimiter { continue }
            if end == 0x0D, text[safe: index] == 0x0A { index += 1 }
            return cells
        }
    }

    private mutating func plain() -> [UInt8] {
        let start = index
        while index < text.count, text[index] != delimiter, text[index] != 0x0A,
            text[index] != 0x0D
        {
            index += 1
        }
        return Array(text[start..<index])
    }

    private mutating func quoted() throws -> [UInt8] {
        var bytes: [UInt8] = []
        index += 1
        while index < text.count {
            let byte = text[index]
            index += 1
            guard byte == 0x22 else {
                bytes.append(byte)
                continue
            }
            if text[safe: index] == 0x22 {
                bytes.append(0x22)
                index += 1
                continue
            }
            guard let next = text[safe: index], next != delimiter, next != 0x0A, next != 0x0D else {
                return bytes
            }
            throw TableRefusal(
                row: number, "引号之后还有文字。单元格中的引号应写两次，并用引号括起整格。",
                "text after a closing quote; a quote inside a cell is written twice, in quotes.")
        }
        throw TableRefusal(
            row: number, "有一个引号没有配对，直到文件末尾。", "a quote is not closed before the file ends.")
    }
}

extension [UInt8] {
    /// The byte at an index, `nil` behind the last.
    fileprivate subscript(safe index: Int) -> UInt8? { index < count ? self[index] : nil }
}
