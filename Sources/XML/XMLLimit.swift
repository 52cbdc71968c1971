/// A bound on documents, by the id under which `config.xml` and the documents know it.
package enum XMLLimit: String, Sendable, Hashable, CaseIterable {
    /// Bytes of the document as received.
    case bytes = "xml-bytes"
    /// Elements inside each other.
    case depth = "xml-depth"
    /// Elements in the document.
    case elements = "xml-elements"
    /// Attributes and namespace declarations of one element, and declarations in force at once.
    case attributes = "xml-attributes"
    /// Bytes of text, of an attribute value, of a comment or of an instruction.
    case textBytes = "xml-text-bytes"
    /// Bytes of one name; libxml2's own bound, no setting.
    case nameBytes = "xml-name-bytes"
    /// Different names of elements, attributes, prefixes and namespaces; no setting.
    case names = "xml-names"
    /// Bytes of all different names together; libxml2's own bound, no setting.
    case namesBytes = "xml-names-bytes"
    /// Steps that the rules may take over one document; no setting.
    case steps = "xml-steps"

    /// libxml2's bound on one name, in bytes.
    package static let maxNameBytes = 50_000
    /// The bound on different names. libxml2 keeps them in 16,384 lists, which a million names make
    /// long; a schema of ours has a few hundred.
    package static let maxNames = 50_000
    /// libxml2's bound on its dictionary of names, in bytes.
    package static let maxNamesBytes = 10_000_000
}
