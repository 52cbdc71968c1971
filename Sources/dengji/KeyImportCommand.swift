internal import ArgumentParser
internal import Pipeline
internal import Registry
internal import Seals
internal import System
internal import Verification

/// `dengji key import FILE.p12 CODE`: a key with a certificate of an authority elsewhere.
struct KeyImportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "import",
            Message(
                zh: "导入 PKCS#12 密钥，其证书由其他认证机构签发",
                en: "Import a key in PKCS#12 whose certificate is of another authority"),
            Message(
                zh: "证书须载明该单位的统一社会信用代码（organizationIdentifier 或者 serialNumber），可以签名，"
                    + "并经文件中的中间证书通到信任的根：信任锚、registry/keys/roots/ 中的根，或者 --root 指明的根，"
                    + "后者随即成为信任的根。现用的密钥不受影响；要由它取代的，另写 --replace。",
                en:
                    "The certificate must name the organisation's credit code (organizationIdentifier or "
                    + "serialNumber), may sign documents, and leads through those in the file to a root: "
                    + "the anchor, one in registry/keys/roots/, or one named with --root, which is "
                    + "trusted from then on. Keys that sign go on; with --replace they end."))
    }

    @Argument(help: .both("PKCS#12 文件", "PKCS#12 file"), completion: .file())
    var file: String

    @Argument(
        help: .both("统一社会信用代码", "Credit code"), completion: CompletionSource.parties,
        transform: ArgumentReading.party)
    var code: PartyID

    @Option(
        help: ArgumentHelp(
            Message(zh: "信任的根证书，可以多次", en: "Root to trust; may be repeated").text,
            valueName: "root.pem"), completion: .file())
    var root: [String] = []

    @Option(
        help: ArgumentHelp(
            Message(
                zh: "PKCS#12 文件的口令文件；未指明时询问",
                en: "File with the passphrase of the PKCS#12 file; else it is asked for"
            ).text, valueName: "file"), completion: .file())
    var bundlePassphraseFile: String?

    @Flag(help: .both("现用的密钥就此停止签发", "Keys that signed before end"))
    var replace = false

    @OptionGroup var protection: ProtectionOptions
    @OptionGroup var place: KeyPlace

    func run() throws {
        let workspace = try place.workspace()
        let party = try place.issuer(code, in: workspace)
        let bytes = try WorkspaceFolder.bytes(of: Path(file), max: 1 << 20)
        let passphrase = try Passphrases.other(
            file: bundlePassphraseFile,
            Message(zh: "\(file) 的口令", en: "passphrase of \(file)"))
        let bundle: KeyBundle
        do throws(SealKeyError) {
            bundle = try KeyBundle(pkcs12: bytes, passphrase: passphrase)
        } catch {
            throw CommandError.usage(
                Message(zh: "\(file) 不能导入：\(error.chinese)", en: "\(file): \(error)."),
                advice: Message(
                    zh: "查看：openssl pkcs12 -info -in \(file)",
                    en: "Look into it: openssl pkcs12 -info -in \(file)"))
        }
        let roots = try root.map { try Keyring.certificate(Path($0)) }
        let form = try protection.protection()
        let record = try place.work(in: workspace) { work in
            try work.take(
                bundle, for: party, newRoots: roots, form,
                ending: replace ? work.active(code) : [])
        }
        KeyNaming.say(record)
    }
}
