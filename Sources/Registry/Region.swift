/// A region of the registry: a division of GB/T 2260, or a local functional zone that has no code
/// there.
package struct Region: Hashable, Sendable {
    /// Six digits.
    package var code: String
    /// Name, 泰山区.
    package var name: String
    /// Whether the code is this registry's own and not of GB/T 2260.
    package var isLocal: Bool

    /// A region.
    package init(code: String, name: String, isLocal: Bool) {
        self.code = code
        self.name = name
        self.isLocal = isLocal
    }
}
