internal import Registry

/// Whose site it is, as its frame says.
package struct SiteIdentity: Hashable, Sendable {
    /// The city, 泰安市; empty where it is not known.
    package var city: String
    /// Who keeps the register.
    package var keeper: String
    /// How to reach it.
    package var contact: String
    /// Whether every page carries the mark of a demonstration.
    package var isDemonstration: Bool

    /// An identity.
    package init(
        city: String = "", keeper: String = "", contact: String = "", isDemonstration: Bool = false
    ) {
        self.city = city
        self.keeper = keeper
        self.contact = contact
        self.isDemonstration = isDemonstration
    }

    /// The name of the site.
    package var name: String { city + "公共数据登记" }

    var mark: String? { DemonstrationMark.text(isDemonstration) }
}
