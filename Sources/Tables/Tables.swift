// Tables: catalogues as departments keep them, CSV (RFC 4180) and XLSX (ECMA-376), in and out, and
// the documents that their rows become.
//
// What it is for: bytes of a table become rows of text; a heading is matched with the form of a
// package kind; a row and values common to all rows become one application; findings about that
// application are told by the columns of the row.
//
// Guarantees: decoding is strict; a byte that is no text, or a file of two encodings, is refused
// with its line. A cell that shows no value of its own (an error, a formula never calculated,
// digits that a spreadsheet has lost) becomes a finding and never a guess. The same row gives the
// same bytes. What is written to a CSV cannot be taken for a formula by a spreadsheet.
//
// Never: reads or writes a file, calculates a formula, follows a link out of an XLSX, knows a field
// of a form by name but `id`, `created`, `file` and `attachments`.
//
// Failures: a table that cannot be read as a whole is a `TableRefusal` with its row. What is wrong
// with one row is a finding. Errors of engine and source pass through.
internal import XML

/// A table as a whole: its sheets and how it was written.
package struct TableBook: Sendable, Hashable {
    /// How a table was written.
    package enum Form: Sendable, Hashable {
        /// With its encoding, `UTF-8`, and the character between columns.
        case csv(encoding: String, delimiter: Character)
        /// ECMA-376.
        case xlsx
    }

    /// The sheets that can be seen; a CSV has one.
    package var sheets: [TableSheet]
    /// How it was written.
    package var form: Form

    /// A table of these sheets.
    package init(sheets: [TableSheet], form: Form) {
        self.sheets = sheets
        self.form = form
    }

    /// Reads a CSV or an XLSX, told apart by its first bytes. Throws `TableRefusal` for what cannot
    /// be read; errors of the engine pass through.
    package static func read(_ bytes: [UInt8], limits: TableLimits = .standard) throws -> TableBook
    {
        guard bytes.count <= limits.maxBytes else {
            throw TableRefusal(
                "文件超过 \(limits.maxBytes) 字节。", "the file is larger than \(limits.maxBytes) bytes.")
        }
        guard !bytes.isEmpty else { throw TableRefusal("文件是空的。", "the file is empty.") }
        if bytes.starts(with: [0x50, 0x4B]) { return try XLSXReader.read(bytes, limits: limits) }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw TableRefusal(
                "这是旧的 .xls 格式。请另存为 .xlsx 或者 CSV。",
                "this is the old .xls format; save it as .xlsx or CSV.")
        }
        return try CSVReader.read(bytes, limits: limits)
    }
}
