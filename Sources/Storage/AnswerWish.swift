package import Registry

/// Which answers are wanted in the outbox again: those for which each part that is set holds.
package struct AnswerWish: Hashable, Sendable {
    /// Of these cases or with one of `names`; all where both are empty.
    package var cases: Set<CaseNumber> = []
    /// Names of files, `00000042_result_JT-1.xml`, or their paths in the outbox.
    package var names: Set<String> = []
    /// Sent at this time or later; milliseconds since 1970.
    package var since: Int64?
    /// Sent to this party's folder.
    package var party: PartyID?

    /// Every answer there is.
    package init() {}

    /// Whether a file of the outbox is wanted that a line about `number` names.
    func wants(_ file: JournalFile, of line: JournalLine, _ number: CaseNumber?) -> Bool {
        if let since, line.entry.at < since { return false }
        if let party, !file.path.hasPrefix(party.code + "/") { return false }
        if cases.isEmpty && names.isEmpty { return true }
        if let number, cases.contains(number) { return true }
        let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
        return names.contains(name) || names.contains(file.path)
    }
}
