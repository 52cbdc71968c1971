internal import Archive
internal import Registry
internal import System
internal import WorkingDays

/// A closed case as it lies in the archive.
struct ArchivedCase {
    /// The case.
    let record: CaseRecord
    /// The folder of its papers, from the workspace's root; where its bag is a ZIP, a path through it.
    let folder: Path
    /// What its bag says of itself; `nil` for a plain folder, which an earlier program left.
    let information: BagInformation?
    /// How long it is kept; `nil` where its rules say nothing.
    let retention: RetentionPeriod?
    /// What it is about, and under what procedure, in Chinese.
    let title: String

    /// The bag's folder or ZIP, from the workspace's root; `nil` for a plain folder.
    var bag: Path? {
        guard information != nil else { return nil }
        let bag = folder.folder
        return ZIPBag.isArchived(bag.folder.lastName) ? bag.folder : bag
    }

    /// The archival code, where it has one.
    var archiveCode: String? { information?[BagLabel.archiveCode] }

    /// The entry that it made or concerns.
    var entry: String? { record.registrationNumber ?? record.subject?.number }

    /// How it ended.
    var result: String {
        if case .closed(let code) = record.standing { code } else { "" }
    }

    /// Bytes of its papers as far as the record says them.
    var sizeBytes: Int { record.papers.compactMap(\.sizeBytes).reduce(0, +) }

    /// Whether it need no longer be kept on a day.
    func isDue(on day: Day) -> Bool { retention.map { day > $0.until } ?? false }
}
