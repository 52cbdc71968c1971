/// What was found.
package struct SearchAnswer: Hashable, Sendable {
    /// The first of them: whole matches of a number or name, then the latest.
    package var items: [SearchItem]
    /// How many there are in all, or more than so many.
    package var total: Int
    /// Whether there are more than `total`: what is very common is not counted.
    package var isTotalExceeded = false
    /// How far into the journal the index had come.
    package var position: SearchPosition
}
