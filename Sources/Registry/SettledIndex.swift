/// The settled part of what the journal says, looked up by key: what `RegistryIndex` asks when the
/// lines that it has in memory do not say it.
///
/// It answers as the journal stood after some number of its lines, and may go on to a later one at
/// any time, between two questions too: whoever asks has in memory all that later lines changed.
///
/// A question that cannot be answered is answered with nothing, and `failure` says why from then on:
/// nothing that rests on such an answer may be committed.
package protocol SettledIndex: AnyObject, Sendable {
    /// Why a question could not be answered; `nil` as long as all could.
    var failure: String? { get }
    /// Where a case stands, `CaseTable.disposedFolder` for a folder where it was destroyed.
    func standing(of number: CaseNumber) -> CaseStanding?
    /// How the package of that sender with that id was consumed, the latest time.
    func consumed(_ key: RegistryIndex.ConsumedKey) -> RegistryIndex.Consumed?
    /// Which sender's id was the first that these bytes consumed.
    func key(consuming digest: ContentDigest) -> RegistryIndex.ConsumedKey?
    /// Whether the waiting state of that key was told; see `WaitingFile.key`.
    func isNoticed(_ key: ContentDigest) -> Bool
    /// Where an entry stands.
    func entry(_ number: String) -> EntryStanding?
    /// Entries that rest on this one, in any order.
    func dependants(of number: String) -> [String]
    /// The entry that a catalogue code stands for.
    func number(underCatalogueCode code: String) -> String?
    /// The entries in a part of the status list, in the order in which they were made.
    func entries(in shard: StatusShardName) -> [EntryStanding]
    /// Numbers of the entries of a registrant, in any order.
    func numbers(registeredBy party: PartyID) -> [String]
    /// Numbers of the entries of some kinds, in any order; costs what the register holds.
    func numbers(ofKinds kinds: Set<PackageKind>) -> [String]
    /// The ticks of entries that come first, after one of them or from the beginning, in their order.
    func ticks(after tick: EntryTick?, limit: Int) -> [EntryTick]
    /// The place after so many lines, where it was kept; see `SettledShelf.put`.
    func mark(after lineCount: Int) -> JournalMark?
    /// The last place that was kept before a time, in milliseconds since 1970: the line before it is
    /// older.
    func mark(before time: Int64) -> JournalMark?
}
