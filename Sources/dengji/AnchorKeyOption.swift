internal import ArgumentParser
internal import Pipeline
internal import Seals
internal import Storage
internal import System

/// The anchor's private key, which makes certificates.
struct AnchorKeyOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Message(
                zh: "信任锚的私钥；未指明时为 registry/keys/anchor.key.pem",
                en: "Private key of the anchor; else registry/keys/anchor.key.pem"
            ).text, valueName: "anchor.key.pem"),
        completion: .file(extensions: ["pem"]))
    var anchorKey: String?

    /// Opens it; throws what to do when it is not at hand.
    func key(in workspace: WorkspaceFolder, passphraseFile: String?) throws -> SealKey {
        let path =
            anchorKey.map { Path($0) }
            ?? workspace.path(WorkspacePaths.keys).appending("anchor.key.pem")
        guard try WorkspaceFolder.exists(path) else {
            throw CommandError.environment(
                Message(zh: "没有信任锚的私钥 \(path)。", en: "there is no private key \(path)."),
                advice: Message(
                    zh: "接上保存它的介质，用 --anchor-key 指明。",
                    en: "Bring the medium on which it is kept, and name it with --anchor-key."))
        }
        return try Keyring.key(path, Passphrases.unlock(file: passphraseFile))
    }
}
