internal import Pipeline
internal import Storage
internal import System

extension PaperCheck {
    /// By what a workspace, or a copy of one, itself publishes and trusts.
    init(ofWorkspace root: Path) throws {
        let anchor = root.appending(WorkspacePaths.outbox).appending("public/authority.pem")
        let key = root.appending(WorkspacePaths.publicLedger).appending("key")
        self.init(
            try PaperTrust(
                WorkspaceFolder(root: root), anchors: [try VerifyCommand.root(anchor)]),
            proofs: ProofCheck(
                verifier: try WorkspaceFolder.exists(key) ? LedgerVerification.verifier(key) : nil))
    }
}
