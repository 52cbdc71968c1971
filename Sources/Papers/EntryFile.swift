package import Registry
internal import XML

/// A register entry as a file of `registry/register/`.
package enum EntryFile {
    /// Namespace of entries.
    package static let namespace = "urn:dengji:entry:1"

    /// The file's bytes: canonical, one element on a line, a line feed at the end.
    package static func write(_ entry: RegisterEntry) -> [UInt8] {
        var writer = IndentedWriter(
            root: "entry", namespace: namespace,
            attributes: IndentedWriter.attributes(of: entry))
        writer.content(of: entry)
        return writer.finishFile()
    }

    /// The entry that `write` wrote. Characters that XML does not know were replaced when writing.
    package static func read(_ bytes: [UInt8]) throws(PaperError) -> RegisterEntry {
        try ElementReading.root(of: bytes, named: "entry", in: namespace).entry()
    }
}
