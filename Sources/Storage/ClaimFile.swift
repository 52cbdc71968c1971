internal import System

/// What a claim has in `registry/staging/claims/`, each under the claim's id and its own ending.
///
/// They lie beside those of all other claims, so that one sync of that folder makes the names of all
/// durable that were made meanwhile: each sync of a folder has the file system write its own journal.
/// Earlier versions gave every claim a folder, which a start takes apart (`EarlierClaims`).
///
/// In the order in which they are removed: the record last.
enum ClaimFile: String, CaseIterable {
    /// The archive of a dropped folder on its way; whole it is renamed to `package`.
    case part
    /// The claimed bytes.
    case package
    /// A bag from outside, a folder; see `ImportStaging`.
    case files
    /// What was moved out of the inbox, a file or a folder; see `ClaimAside`.
    case original
    /// The record, see `ClaimRecord`.
    case record = "json"

    /// Where a claim has it.
    func path(of id: String) -> Path { WorkspacePaths.claims / (id + "." + rawValue) }

    /// Its name in the folder that earlier versions gave a claim.
    var earlierName: String {
        switch self {
        case .part: "package.part"
        case .package: "package"
        case .files: "files"
        case .original: "original"
        case .record: "claim.json"
        }
    }

    /// Whether it may be of that kind.
    func isKind(_ kind: DiskStatus.Kind) -> Bool {
        switch self {
        case .part, .package, .record: kind == .file
        case .files: kind == .folder
        case .original: true
        }
    }

    /// The claim and what of it has that name; `nil` for other names.
    static func named(_ name: Path) -> (id: String, file: ClaimFile)? {
        guard let text = name.text, let dot = text.utf8.firstIndex(of: UInt8(ascii: ".")),
            let file = ClaimFile(rawValue: String(text[text.utf8.index(after: dot)...]))
        else { return nil }
        let id = String(text[..<dot])
        return Claim.isID(id) ? (id, file) : nil
    }
}
