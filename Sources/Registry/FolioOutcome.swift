/// How the docket answers the clock about an entry.
package enum FolioOutcome: Hashable, Sendable {
    /// It is carried out like this.
    case acted(FolioAction)
    /// Nothing happens yet, for the reason given in Chinese.
    case waits(String)
}

/// What the clock does to entries, complete.
package struct FolioAction: Hashable, Sendable {
    /// Entries as they stand now; the one whose tick it was comes first.
    package var folios: [RegisterFolio]
    /// Stable event names for the journal line.
    package var events: [String]
    /// Papers; they are kept beside the first entry's file.
    package var orders: [PaperOrder]

    /// An action.
    package init(folios: [RegisterFolio], events: [String], orders: [PaperOrder]) {
        self.folios = folios
        self.events = events
        self.orders = orders
    }
}
