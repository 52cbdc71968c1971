internal import ArgumentParser
internal import Courier
internal import Pipeline
internal import Registry
internal import Seals
internal import Storage
internal import System
internal import Verification

/// `dengji courier init DIR`: one side's channel folder.
struct CourierInitCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "init", Message(zh: "建立一侧的通道文件夹", en: "Make one side's channel folder"),
            Message(
                zh: "未用 --key 指明私钥的，生成 courier.key.pem 和 courier.cert.pem；把证书交给对方，"
                    + "由对方用 trust 登记。",
                en:
                    "Without --key it makes courier.key.pem and courier.cert.pem; hand the certificate "
                    + "to the other side, which pins it with trust."))
    }

    @Argument(help: .both("要建立的文件夹", "Folder to make"))
    var directory: String

    @Option(
        help: .both(
            "outer：单位一侧；inner：登记系统一侧", "outer: with the departments; inner: with the registry"))
    var side: CourierSide

    @Option(
        help: .both(
            "通道名称，两侧相同：小写字母开头，小写字母、数字、连字符",
            "Name of the channel, the same on both sides: small letters, digits, hyphens"))
    var name: String

    @Option(
        help: ArgumentHelp(
            Message(
                zh: "含 inbox/、outbox/ 的文件夹；内网侧为工作区",
                en: "Folder with inbox/ and outbox/; the workspace on the inner side"
            ).text, valueName: "dir"), completion: .directory)
    var tree: String

    @Option(
        help: ArgumentHelp(
            Message(
                zh: "封签私钥；证书在同处的 NAME.cert.pem",
                en: "Private key that seals; its certificate is NAME.cert.pem beside it"
            ).text, valueName: "name.key.pem"),
        completion: .file(extensions: ["pem"]))
    var key: String?

    @Option(
        help: ArgumentHelp(
            Message(zh: "对方证书，可以多次", en: "Certificate of the other side; may be repeated")
                .text, valueName: "file"), completion: .file())
    var peerCertificate: [String] = []

    @Option(
        help: .both(
            "只传递该单位的文件夹，可以多次；未指明时为全部",
            "Carry this party's folder only; may be repeated; all by default"),
        transform: ArgumentReading.party)
    var party: [PartyID] = []

    @Option(help: .both("每包最多文件数，1 至 9000", "Most files in one bundle, 1 to 9000"))
    var maxFiles = 2_000

    @Option(help: .both("每包最多字节数", "Most bytes of files in one bundle"))
    var maxBytes = ChannelSettings.standardMaxBytes

    func validate() throws {
        guard ChannelID(name) != nil else {
            throw ValidationError(
                Message(
                    zh: "“\(name)”不能作为通道名称：1 至 32 个小写字母、数字、连字符，以字母开头。",
                    en: "“\(name)” is no channel name: 1 to 32 small letters, digits or hyphens, "
                        + "beginning with a letter."
                ).text)
        }
        guard (1...BundleLayout.maxFiles).contains(maxFiles), maxBytes > 0 else {
            throw ValidationError(
                Message(
                    zh: "每包文件数应为 1 至 9000，字节数应大于 0。",
                    en: "a bundle holds 1 to 9000 files and more than 0 bytes."
                ).text)
        }
    }

    func run() throws {
        guard let id = ChannelID(name) else { return }
        let folder = Path(directory)
        try makeFolder(folder)
        if try WorkspaceFolder.exists(folder.appending("channel.xml")) {
            throw ChannelError.exists(folder: directory)
        }
        for box in ["inbox", "outbox"] { try makeFolder(Path(tree).appending(Path(box))) }
        let xsd = try WorkspaceFolder.bytes(
            of: try InstalledFiles.schemas().appending("xsd/courier.xsd"))
        let peers = try peerCertificate.map(ChannelOption.certificate)
        let sealPath: Path
        if let key {
            _ = try SigningKey.seal(key)
            sealPath = try Files.realPath(Path(key))
        } else {
            sealPath = CourierKey.keyName
            try CourierKey.make(in: folder, channel: id, side: side)
        }
        try Channel.make(
            folder,
            ChannelSettings(
                id: id, side: side, tree: try Files.realPath(Path(tree)), key: sealPath,
                parties: Set(party), maxFiles: maxFiles, maxBytes: maxBytes), xsd: xsd)
        let channel = try Channel(folder)
        for certificate in peers { try channel.pin(certificate) }
        Console.say(
            zh: "通道 \(name) 的\(side == .outer ? "外网" : "内网")侧已建立：\(directory)",
            en: "the \(side.rawValue) side of channel \(name) is ready: \(directory)")
        if peers.isEmpty {
            Console.note(
                Message(
                    zh: "拆包前先登记对方证书：dengji courier trust 证书 --channel \(directory)",
                    en: "before anything can be unpacked, pin the other side's certificate: "
                        + "dengji courier trust FILE --channel \(directory)"
                ).text)
        }
    }

    private func makeFolder(_ path: Path) throws(SystemError) {
        do {
            try Files.makeFolder(path, permissions: 0o750)
        } catch {
            if error.isExists { return }
            guard error.isMissing, path.folder != path else { throw error }
            try makeFolder(path.folder)
            try Files.makeFolder(path, permissions: 0o750)
        }
    }
}
