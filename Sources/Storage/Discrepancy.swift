package import Registry
internal import System

/// One thing in a workspace that is not as the journal says: what is wrong, what it affects, what
/// to do.
package struct Discrepancy: Hashable, Sendable {
    /// What kind; stable names.
    package enum Code: String, Hashable, Sendable, Codable {
        /// A journal line breaks form or chain; nothing after it could be judged.
        case journalDamaged = "journal-damaged"
        /// The journal ends inside a line.
        case journalTorn = "journal-torn"
        /// The journal is not one that a signed checkpoint of the ledger can be true of.
        case ledgerContradicted = "ledger-contradicted"
        /// A published tile is not what the journal gives.
        case ledgerTile = "ledger-tile"
        /// A checkpoint is missing, or not one that the ledger's key signed.
        case ledgerCheckpoint = "ledger-checkpoint"
        /// The ledger's verifier key is missing or another one.
        case ledgerKey = "ledger-key"
        /// A file that the journal names is not there.
        case missing
        /// A file's bytes are not those the journal names.
        case differs
        /// Something lies in the registry that no journal line names.
        case stray
        /// A case's folder is not there.
        case caseMissing = "case-missing"
        /// A case's folder lies elsewhere than its last line says.
        case caseMisplaced = "case-misplaced"
        /// A case that an order destroyed lies in the registry, whole or in part.
        case disposedPresent = "disposed-present"
        /// A bag's ZIP is not laid out as it was written: a header, the directory, or bytes more or less.
        case zipDamaged = "zip-damaged"
        /// The settled part of the index is damaged, or says otherwise than the journal.
        case standingDiffers = "standing-differs"
    }

    /// What kind.
    package var code: Code
    /// The file or folder, from the workspace's root.
    package var path: String
    /// The case it affects.
    package var caseNumber: CaseNumber?
    /// The journal line that says otherwise, from 0.
    package var line: Int?
    /// What was found, where that says more than the code.
    package var found: String?
    /// What the journal says.
    package var expected: String?

    /// `registry/standing.sqlite` is not what the journal gives; `found` says where.
    package static func standing(_ found: String) -> Discrepancy {
        Discrepancy(.standingDiffers, WorkspacePaths.standing.description, found: found)
    }

    init(
        _ code: Code, _ path: String, caseNumber: CaseNumber? = nil, line: Int? = nil,
        found: String? = nil, expected: String? = nil
    ) {
        self.code = code
        self.path = path
        self.caseNumber = caseNumber
        self.line = line
        self.found = found
        self.expected = expected
    }
}
