internal import ArgumentParser
internal import Courier
internal import Pipeline
internal import System
internal import Verification

/// `--channel DIR`, the same for every courier command.
struct ChannelOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Message(zh: "本侧的通道文件夹", en: "This side's channel folder").text,
            valueName: "dir"), completion: .directory)
    var channel: String

    /// The channel, held until it is let go.
    func open() throws -> Channel { try Channel(Path(channel)) }

    /// The certificate of a file, for `trust` and `init`.
    static func certificate(_ name: String) throws -> Certificate {
        do {
            return try Keyring.certificate(Path(name))
        } catch let error as CertificateError {
            throw CommandError.environment(
                Message(
                    zh: "证书 \(name) 不能使用：\(error)",
                    en: "the certificate \(name) cannot be used: \(error)"),
                advice: Message(
                    zh: "应为对方通道文件夹中的 courier.cert.pem。",
                    en: "It is courier.cert.pem of the other side's channel folder."))
        }
    }
}

extension CourierSide: ExpressibleByArgument {}
