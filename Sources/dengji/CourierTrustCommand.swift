internal import ArgumentParser
internal import Courier
internal import System
internal import Verification

/// `dengji courier trust FILE…`: pins certificates of the other side.
struct CourierTrustCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "trust", Message(zh: "登记对方证书", en: "Pin the other side's certificate"),
            Message(
                zh: "证书须当面或者以其他可靠方式取得，并核对指纹。登记在 peers/；旧证书到期后从该文件夹删除。",
                en: "Get the certificate in person or by another way you trust, and compare the "
                    + "fingerprint. It is kept in peers/; remove an old one there."))
    }

    @Argument(help: .both("对方的 courier.cert.pem", "courier.cert.pem of the other side"))
    var files: [String]

    @OptionGroup var place: ChannelOption

    func run() throws {
        let certificates = try files.map(ChannelOption.certificate)
        let channel = try place.open()
        for certificate in certificates {
            guard certificate.maySignDocuments else {
                throw CommandError.usage(
                    Message(
                        zh: "证书 \(certificate.subjectName) 不能用于签名。",
                        en: "the certificate \(certificate.subjectName) may not sign."),
                    advice: Message(
                        zh:
                            "向对方索取其通道文件夹中的 courier.cert.pem，再运行 dengji courier trust courier.cert.pem",
                        en:
                            "Ask the other side for courier.cert.pem of its channel, then run: dengji "
                            + "courier trust courier.cert.pem"))
            }
            try channel.pin(certificate)
            Console.say(
                zh: "已登记 \(certificate.subjectName)，指纹 \(certificate.fingerprint)",
                en: "pinned \(certificate.subjectName), fingerprint \(certificate.fingerprint)")
        }
    }
}
