/// A tag file of a bag: a text of the bag about itself, beside its payload.
package struct BagTagFile: Hashable, Sendable {
    /// Its name in the bag's folder.
    package var name: String
    /// Its bytes, UTF-8.
    package var bytes: [UInt8]

    /// A tag file.
    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
