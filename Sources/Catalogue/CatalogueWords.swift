internal import Registry

/// Chinese names of codes, from the set of schemas in force.
package struct CatalogueWords: Hashable, Sendable {
    /// Names by the element they stand in (`level`) and the code.
    private let names: [String: [String: String]]
    /// Names of regions by code.
    private let regions: [String: String]

    /// Words; what is not among them is shown as it is.
    package init(names: [String: [String: String]], regions: [String: String]) {
        self.names = names
        self.regions = regions
    }

    /// The name of a code, or the code.
    package func text(_ element: String, _ code: String) -> String { names[element]?[code] ?? code }

    /// The name of a region, or its code.
    package func region(_ code: String) -> String { regions[code] ?? code }

    /// Codes of an element with their names, in the order of the codes.
    func all(_ element: String) -> [(code: String, name: String)] {
        (names[element] ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// What the register says of an item: 未登记, 有效, 已注销 …
    package static func status(_ registration: CatalogueRegistration?) -> String {
        registration?.state.chinese ?? unregistered
    }

    static let unregistered = "未登记"
}
