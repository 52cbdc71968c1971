/// A file of a todo folder.
package struct TodoFile: Hashable, Sendable {
    /// Name of the page.
    package static let index = "index.html"

    /// Name, safe by construction.
    package var name: String
    /// Bytes.
    package var bytes: [UInt8]
}
