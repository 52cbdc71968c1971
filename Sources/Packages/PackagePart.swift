/// One file to be packed.
package struct PackagePart {
    /// The path in the package, `/` between its parts, in Unicode NFC or not.
    package var name: String
    /// The content; it is read twice when it is larger than 4 MiB and must not change meanwhile.
    package var content: PackageSource

    /// A file of a package.
    package init(name: String, content: PackageSource) {
        self.name = name
        self.content = content
    }

    /// A file of a package, from bytes at hand.
    package init(name: String, bytes: [UInt8]) {
        self.init(name: name, content: PackageSource(bytes))
    }
}
