/// What was found.
package struct SearchAnswer: Hashable, Sendable {
    /// The first of them: whole matches of a number or name, then the latest.
    package var items: [SearchItem]
    /// How many there are in all.
    package var total: Int
    /// How far into the journal the index had come.
    package var position: SearchPosition
}
