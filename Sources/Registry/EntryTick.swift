/// When an entry's clock acts next: the earliest first, the lowest number among equals.
package struct EntryTick: Hashable, Comparable, Sendable {
    /// When it is due, milliseconds since 1970.
    package var at: Int64
    /// The entry.
    package var number: String

    /// A tick.
    package init(at: Int64, number: String) {
        self.at = at
        self.number = number
    }

    package static func < (left: EntryTick, right: EntryTick) -> Bool {
        left.at != right.at ? left.at < right.at : left.number < right.number
    }
}
