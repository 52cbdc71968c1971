internal import ArgumentParser
internal import Pipeline

/// How a private key that is written is protected.
struct ProtectionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Message(
                zh: "口令文件，取第一行；0600", en: "File with the passphrase on its first line; 0600"
            ).text, valueName: "file"), completion: .file())
    var passphraseFile: String?

    @Flag(help: .both("新私钥不设口令", "Leave the new private key without a passphrase"))
    var unprotected = false

    func validate() throws {
        guard unprotected, passphraseFile != nil else { return }
        throw ValidationError(
            Message(
                zh: "--unprotected 不与 --passphrase-file 同用。",
                en: "--unprotected does not go with --passphrase-file."
            ).text)
    }

    /// What the options say, asking a person where they say nothing.
    func protection() throws -> KeyWork.Protection {
        if unprotected { return .none }
        if let passphrase = try Passphrases.new(file: passphraseFile) {
            return .passphrase(passphrase)
        }
        throw CommandError.usage(
            Message(zh: "没有口令。", en: "there is no passphrase."),
            advice: Message(
                zh: "用 --passphrase-file 指明口令文件；不设口令的，写明 --unprotected。",
                en: "Name a file with it: --passphrase-file FILE; or say --unprotected."))
    }
}
