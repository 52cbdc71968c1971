package import Registry
package import System
package import WorkingDays

/// Every name of the workspace that this room writes or reads, in one place.
package enum WorkspacePaths {
    /// What senders drop.
    package static let inbox = Path("inbox")
    /// What parties are sent.
    package static let outbox = Path("outbox")
    /// The data of the rules.
    package static let schemas = Path("schemas")
    /// The state.
    package static let registry = Path("registry")
    /// The configuration in force.
    package static let config = registry / "config.xml"
    /// Party files.
    package static let parties = registry / "parties"
    /// Private keys; no journal line names them.
    package static let keys = registry / "keys"
    /// The ledger's private key.
    package static let ledgerPrivateKey = keys / "ledger.key.pem"
    /// Pictures of seals for print; no journal line names them.
    package static let seals = registry / "seals"
    /// The ledger's verifier key and last checkpoint; no journal line names them.
    package static let ledger = registry / "ledger"
    /// The ledger's verifier key.
    package static let ledgerKey = ledger / "key"
    /// The last checkpoint that was made durable.
    package static let ledgerCheckpoint = ledger / "checkpoint"
    /// The published ledger: `key`, `checkpoint`, `tile/`.
    package static let publicLedger = outbox / "public/ledger"
    /// Adopted sets of schemas.
    package static let rules = registry / "rules"
    /// The digest of the adopted set that is in force, for those who read without the journal.
    package static let rulesInForce = registry / "rules-in-force"
    /// Journal segments.
    package static let journal = registry / "journal"
    /// Redo files and claims.
    package static let staging = registry / "staging"
    /// What claims have, side by side; see `ClaimFile`.
    package static let claims = staging / "claims"
    /// Bags on their way into a ZIP, a folder each.
    static let bags = staging / "bags"
    /// The lock file.
    package static let lock = registry / "lock"

    /// The index of names; derived.
    package static let index = registry / "index.sqlite"

    /// The settled part of the index of the journal; derived.
    package static let standing = registry / "standing.sqlite"

    /// What views remember of the lines they have passed; derived, like them.
    package static let viewState = registry / "views.sqlite"
    /// How far the views have come.
    static let viewPosition = registry / "views.position"
    /// How far the PDFs have come.
    static let printPosition = registry / "pdf.position"
    /// How far the proofs beside certificates have come.
    static let proofPosition = registry / "proofs.position"

    /// What the public site has counted; derived, like the views.
    static let siteState = registry / "site.state"

    /// How far desks have come, and for which day they were made; derived too.
    static let deskPosition = registry / "desks.position"

    /// Drop folders that wait for their next share; derived, and there only while one does.
    package static let heldState = registry / "held.state"

    /// Mode of folders.
    static let folderMode: UInt32 = 0o750
    /// Mode of files in the registry.
    static let registryMode: UInt32 = 0o440
    /// Mode of files in the outbox.
    static let outboxMode: UInt32 = 0o640
    /// Mode of the journal's segments while they grow.
    static let journalMode: UInt32 = 0o640

    /// The segment of a moment's month in Shanghai, `registry/journal/2026-01.jsonl`.
    package static func segment(of instant: Instant) -> String {
        let (year, month, _) = instant.day.civil
        return "\(year)-\(month.padded(to: 2)).jsonl"
    }

    /// The redo file of the batch whose first line has that number: `registry/staging/0000000042.tar`.
    static func redo(firstLine: Int) -> Path { staging / (decimal(firstLine) + ".tar") }

    /// The first line of a redo file's name; `nil` for other names.
    static func redoFirstLine(_ name: String) -> Int? {
        guard name.hasSuffix(".tar"), let line = Int(name.dropLast(4)), line >= 0,
            decimal(line) + ".tar" == name
        else { return nil }
        return line
    }

    /// First lines of the redo files that lie in staging, ascending.
    static func redoFirstLines(on disk: any Disk) throws(StorageError) -> [Int] {
        do {
            return try disk.entries(of: staging).compactMap {
                $0.name.text.flatMap(redoFirstLine)
            }.sorted()
        } catch {
            guard error.isMissing else { throw error }
            return []
        }
    }

    /// The inbox itself, or a party's folder in it.
    package static func inboxFolder(of party: PartyID?) -> Path {
        party.map { inbox / $0.code } ?? inbox
    }

    /// The claimed file.
    package static func claimPackage(_ id: String) -> Path { ClaimFile.package.path(of: id) }

    /// What was noted before the file was copied.
    static func claimRecord(_ id: String) -> Path { ClaimFile.record.path(of: id) }

    /// The folder of a case's papers, from the folder its standing names: `*` in it stands for the
    /// case's number; without one the number is the last name. Where the bag is a ZIP, the path leads
    /// through it.
    package static func caseFolder(_ folder: String, _ number: CaseNumber) -> Path {
        guard folder.utf8.contains(UInt8(ascii: "*")) else {
            return registry / folder / number.text
        }
        return registry / folder.replacing("*", with: number.text)
    }

    /// What has the case's number for its name and holds all of the case: the folder, for a bag the one
    /// above its papers, or the ZIP.
    package static func caseRoot(_ folder: String, _ number: CaseNumber) -> Path {
        registry / caseRootName(folder, number)
    }

    /// The same, relative to the registry.
    static func caseRootName(_ folder: String, _ number: CaseNumber) -> String {
        guard let star = folder.utf8.firstIndex(of: UInt8(ascii: "*")) else {
            return "\(folder)/\(number.text)"
        }
        let rest = folder[folder.index(after: star)...].prefix { $0 != "/" }
        return folder[..<star] + number.text + rest
    }

    /// Whether a file that a line of a case names lies in what `caseRoot` names.
    static func isOfCase(_ file: JournalFile, _ standing: CaseStanding) -> Bool {
        if file.place == .caseFolder { return true }
        let root = caseRoot(standing.folder, standing.number)
        return file.place == .registry && (registry / file.path).isBelow(root)
    }

    /// Where a journal line's file lies, given where its case lies.
    static func path(of file: JournalFile, caseFolder: Path?) -> Path {
        switch file.place {
        case .outbox: return outbox / file.path
        case .registry: return registry / file.path
        case .caseFolder:
            guard let caseFolder else {
                preconditionFailure("Store.commit refuses a case file in a line without a case")
            }
            return caseFolder / file.path
        }
    }

    /// Ten digits, so that names sort as numbers do.
    static func decimal(_ number: Int) -> String { number.padded(to: 10) }
}
