package import Ledger
package import Standing
internal import Storage
package import System

extension StandingFile {
    /// The one of a workspace, sealed under what only the key of its ledger can make: a signature over
    /// words that are no note, as notes end in a line feed. Ed25519 gives the same one each time
    /// (RFC 8032), and it is never shown.
    package convenience init(of root: Path, sealedBy ledger: NoteSigner?) {
        let words = Array("dengji registry/standing.sqlite, seal".utf8)
        self.init(
            root.appending(WorkspacePaths.standing),
            key: ledger.map { StandingKey(of: $0.sign(words)) } ?? .open)
    }

    /// The same for who does not go by what it says.
    package static func toCompare(of root: Path) -> StandingFile {
        StandingFile(root.appending(WorkspacePaths.standing), key: .open)
    }
}
