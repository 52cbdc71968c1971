package import WorkingDays

/// One authorisation in a summary, as it stood at the end of the span.
package struct OperationRow: Hashable, Sendable {
    /// `SQ-…`.
    package var number: String
    /// The agreement's number.
    package var name: String
    /// The operators' names.
    package var holders: String
    /// Where it stood.
    package var state: EntryState
    /// Its last day.
    package var validUntil: Day?
    /// How many resources it grants.
    package var resources: Int
    /// How many grants stood under it.
    package var grants: Int
    /// How many products stood under it.
    package var products: Int

    /// A row.
    package init(
        number: String, name: String, holders: String, state: EntryState, validUntil: Day?,
        resources: Int, grants: Int, products: Int
    ) {
        self.number = number
        self.name = name
        self.holders = holders
        self.state = state
        self.validUntil = validUntil
        self.resources = resources
        self.grants = grants
        self.products = products
    }
}
