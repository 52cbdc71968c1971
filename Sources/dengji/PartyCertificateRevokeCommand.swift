internal import ArgumentParser
internal import Registry

/// `dengji party certificate revoke CODE FINGERPRINT…`.
struct PartyCertificateRevokeCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "revoke", Message(zh: "申请撤销证书：此后收到的签名件不予认可", en: "Ask for certificates to be revoked"))
    }

    @Argument(
        help: .both("统一社会信用代码", "Credit code"), completion: CompletionSource.parties,
        transform: ArgumentReading.party)
    var code: PartyID
    @Argument(help: .both("证书指纹的开头，或者证书文件", "Beginning of a fingerprint, or a file"))
    var certificates: [String]
    @OptionGroup var sending: PartySending

    func run() throws {
        let known = try PartyAsking.known(code, in: try sending.place.find())
        var asked = PartyApplication(.change, of: known.id)
        asked.certificates = try certificates.map {
            PartyApplication.CertificateChange(
                isRevocation: true, pem: try PartyCertificates.onFile($0, of: known))
        }
        try sending.send(asked)
    }
}
