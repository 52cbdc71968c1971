internal import ArgumentParser

/// `dengji party certificate`.
struct PartyCertificateCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "certificate", Message(zh: "备案或者撤销签名证书", en: "File or revoke a signing certificate"),
            subcommands: [PartyCertificateAddCommand.self, PartyCertificateRevokeCommand.self])
    }
}
