/// A paper as it lies in a public folder.
package struct PublishedPaper: Hashable, Sendable {
    /// Its name there, `00000003_publicity_370900-2026-000123.xml`.
    package var fileName: String
    /// Its bytes.
    package var bytes: [UInt8]

    /// A published paper.
    package init(fileName: String, bytes: [UInt8]) {
        self.fileName = fileName
        self.bytes = bytes
    }
}
