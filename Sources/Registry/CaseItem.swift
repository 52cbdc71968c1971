/// A part of an application that is judged alone (办法 art. 17).
package struct CaseItem: Hashable, Sendable {
    /// Its number within the case, from 1.
    package var number: Int
    /// Its key in the application's tables.
    package var key: String
    /// What it is called.
    package var title: String
    /// The entries of the register that it needs.
    package var entries: [String]
    /// What became of it.
    package var standing: Standing

    /// What became of an item.
    package enum Standing: String, Hashable, Sendable, CaseIterable {
        case open, agreed, declined
    }

    /// An item.
    package init(
        number: Int, key: String, title: String, entries: [String], standing: Standing = .open
    ) {
        self.number = number
        self.key = key
        self.title = title
        self.entries = entries
        self.standing = standing
    }
}
