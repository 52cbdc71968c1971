/// A file that a row refers to, and what is known of it.
package struct RowFile: Hashable, Sendable {
    /// Where a path of a row starts.
    package enum Place: Hashable, Sendable {
        /// The folder of the table.
        case table
        /// The folder of the values common to all rows.
        case defaults
    }

    /// What became of looking for it.
    package enum Outcome: Hashable, Sendable {
        /// Its size and digest, `sha256:…`.
        case found(sizeBytes: Int, digest: String)
        /// Nothing is there.
        case missing
        /// It lies outside of the folder, or is no file.
        case refused
    }

    /// Its path in the package.
    package let name: String
    /// Its path from the place.
    package let path: String
    /// Where that path starts.
    package let place: Place

    /// `application/pdf` by the end of a name.
    static func mediaType(of name: String) -> String {
        let end = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
        return types[end] ?? "application/octet-stream"
    }

    private static let office = "application/vnd.openxmlformats-officedocument."
    private static let types = [
        "pdf": "application/pdf", "ofd": "application/ofd", "txt": "text/plain",
        "csv": "text/csv", "xml": "application/xml", "json": "application/json",
        "html": "text/html", "doc": "application/msword", "xls": "application/vnd.ms-excel",
        "docx": office + "wordprocessingml.document", "xlsx": office + "spreadsheetml.sheet",
        "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "tif": "image/tiff",
        "tiff": "image/tiff",
    ]
}
