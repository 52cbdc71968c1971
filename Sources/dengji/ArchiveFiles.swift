internal import System
internal import Tables
internal import Views

/// Lists of the archive as files.
enum ArchiveFiles {
    /// Writes a list as `<title>.csv` and `<title>.html`, replacing what has those names.
    static func write(
        _ title: String, _ headings: [String], _ rows: [[String]], keeper: String, to folder: Path
    ) throws {
        try FileWriting.replace(
            folder.appending(Path(title + ".csv")), CSVWriter.bytes([headings] + rows))
        try FileWriting.replace(
            folder.appending(Path(title + ".html")),
            ArchiveListPage.page(title: title, keeper: keeper, headings: headings, rows: rows))
    }
}
