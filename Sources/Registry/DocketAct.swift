/// What an input means for a case, complete: nothing else happens because of it.
package struct DocketAct: Hashable, Sendable {
    /// The case afterwards; its papers are appended by the commit.
    package var record: CaseRecord
    /// Stable event names for the journal line, in the order in which they happened.
    package var events: [String]
    /// Papers in docket order; the acknowledgement of the input, if it has one, comes first.
    package var orders: [PaperOrder]
    /// The next tick, `nil` when the clock has nothing to do in this case.
    package var tick: ScheduledTick?
    /// Whether the case may go on by itself once the entry that it is about changes.
    package var waitsForEntry: Bool
    /// Entries of the register that were made or changed, each as it stands now.
    package var folios: [RegisterFolio]
    /// Party files to be written.
    package var parties: [Party]
    /// The set of schemas that is in force from here on; `nil`: the same as before.
    package var adopts: ContentDigest?
    /// The catalogue that took the place of a provider's earlier one.
    package var catalogue: ProviderCatalogue?
    /// Cases whose bags are destroyed.
    package var disposes: [DisposedCase]

    /// An act.
    package init(
        record: CaseRecord, events: [String], orders: [PaperOrder], tick: ScheduledTick?,
        folios: [RegisterFolio] = [], parties: [Party] = [], adopts: ContentDigest? = nil,
        catalogue: ProviderCatalogue? = nil, disposes: [DisposedCase] = [],
        waitsForEntry: Bool = false
    ) {
        self.record = record
        self.events = events
        self.orders = orders
        self.tick = tick
        self.folios = folios
        self.parties = parties
        self.adopts = adopts
        self.catalogue = catalogue
        self.disposes = disposes
        self.waitsForEntry = waitsForEntry
    }
}
