internal import ArgumentParser
internal import Registry
internal import System

/// `dengji party certificate add CODE FILE…`.
struct PartyCertificateAddCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("add", Message(zh: "申请备案证书", en: "Ask for certificates to be filed"))
    }

    @Argument(
        help: .both("统一社会信用代码", "Credit code"), completion: CompletionSource.parties,
        transform: ArgumentReading.party)
    var code: PartyID
    @Argument(help: .both("证书文件（PEM）", "Certificate files, PEM")) var files: [String]
    @OptionGroup var sending: PartySending

    func run() throws {
        let known = try PartyAsking.known(code, in: try sending.place.find())
        var asked = PartyApplication(.change, of: known.id)
        asked.certificates = try files.map {
            PartyApplication.CertificateChange(
                isRevocation: false, pem: try PartyCertificates.pem(.init($0)))
        }
        try sending.send(asked)
    }
}
