/// The answer to an input that touched no case: an acknowledgement and one result.
package struct InputAnswer: Hashable, Sendable {
    /// Stable event names for the journal line.
    package var events: [String]
    /// The acknowledgement, then the result.
    package var orders: [PaperOrder]

    /// An answer.
    package init(events: [String], orders: [PaperOrder]) {
        self.events = events
        self.orders = orders
    }
}
