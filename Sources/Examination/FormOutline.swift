package import Registry

/// What may be filled in for one kind of package: every value of its XSD, under the names that
/// papers and findings use. A field added to the XSD appears here by itself.
package struct FormOutline: Sendable {
    /// Values that repeat together, such as data items.
    package struct Group: Sendable, Hashable {
        /// Where one of them stands, `resource/items/item`.
        package let path: String
        /// Its short name, `items`.
        package let name: String
        /// What people see, `数据项清单`.
        package let label: String
        /// Its values, with paths from the repeated element.
        package let fields: [FormField]
    }

    /// The kind of package.
    package let kind: PackageKind
    /// Name of the root element.
    package let root: String
    /// Namespace of every element.
    package let namespace: String
    /// Single values, in the order of the XSD.
    package let fields: [FormField]
    /// Repeated values; attachments are not among them, as their list is made from files.
    package let groups: [Group]
    /// The role of an attachment by the path of the field that refers to it, as the rules of the
    /// kind expect it.
    package let roles: [String: String]
    /// What every element and attribute is called, by its path without positions.
    package let labels: [String: String]
    /// Every element's path, in the order of the XSD.
    package let order: [String]
}
