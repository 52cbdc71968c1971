internal import ArgumentParser
internal import Foundation
internal import Pipeline
internal import Registry
internal import System
internal import Verification
internal import WorkingDays

/// `dengji init`.
struct InitCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "init",
            Message(
                zh: "建立工作区：文件夹、规则、密钥、单位",
                en: "Make a workspace: folders, schemas, keys, parties"),
            Message(
                zh: "正式工作区需要登记机构和市数据工作主管部门的名称、统一社会信用代码、发文字号前缀和"
                    + "经办人；在终端运行时逐项询问。--demo 使用虚构的单位，密钥放在 samples/keys/，"
                    + "所有文书标明“演示 无效”。",
                en: "A real workspace needs name, credit code, document prefix and officer of its "
                    + "registrar and of the authority; on a terminal they are asked for. --demo makes "
                    + "up parties, gives them keys in samples/keys/ and marks every paper 演示 无效."))
    }

    @Argument(
        help: .both(
            "工作区文件夹；未指明时为当前文件夹",
            "Folder of the workspace; the present one by default"))
    var directory = "."

    @Flag(
        help: .both(
            "演示：虚构单位，文书标明“演示 无效”，可用 --now",
            "A demonstration: made-up parties, papers marked 演示 无效, --now allowed"))
    var demo = false

    @Flag(
        inversion: .prefixedNo,
        help: .both(
            "随每份文书写出 PDF；正式工作区默认写出，演示默认不写",
            "Write a PDF beside each paper; by default in a real workspace, not in a demonstration")
    )
    var pdf: Bool?

    @OptionGroup var kind: AlgorithmOption

    @Option(
        help: ArgumentHelp(
            Message(
                zh: "registry/keys/ 中私钥的口令文件；未指明的，私钥不设口令",
                en: "File with a passphrase for the private keys in registry/keys/; else they "
                    + "have none"
            ).text, valueName: "file"), completion: .file())
    var passphraseFile: String?

    @Option(help: .both("登记机构的统一社会信用代码", "Credit code of the registrar"))
    var registrarCode: String?

    @Option(help: .both("登记机构全称", "Full name of the registrar"))
    var registrarName: String?

    @Option(
        help: .both(
            "登记机构发文字号前缀，如 泰数登",
            "Prefix of the registrar's document numbers (文号), such as 泰数登"))
    var registrarPrefix: String?

    @Option(
        help: .both(
            "登记机构经办人姓名；其编号为 officer",
            "Name of the officer who decides for the registrar; its id is `officer`"))
    var registrarOfficer: String?

    @Option(
        help: .both(
            "主管部门经办人姓名；其编号为 officer",
            "Name of the officer who decides for the authority; its id is `officer`"))
    var authorityOfficer: String?

    @Option(help: .both("主管部门的统一社会信用代码", "Credit code of the authority"))
    var authorityCode: String?

    @Option(help: .both("主管部门全称", "Full name of the authority"))
    var authorityName: String?

    @Option(
        help: .both(
            "主管部门发文字号前缀，如 泰数局",
            "Prefix of the authority's document numbers, such as 泰数局"))
    var authorityPrefix: String?

    @Option(help: .both("文书上印的联系地址和电话", "Address and telephone that papers print for questions"))
    var contact: String?

    @Option(
        help: ArgumentHelp(
            Message(
                zh: "状态清单公布的网址，印在凭证和二维码上；以后可以在 config.xml 中写入",
                en: "Address at which status.xml is published, for certificates and their QR "
                    + "codes; may be set later in registry/config.xml"
            ).text,
            valueName: "url"))
    var statusAddress: String?

    @Option(
        help: .both(
            "要复制的规则文件夹；未指明时为随程序安装的规则",
            "Folder of the schemas to copy; those installed with the program by default"))
    var schemas: String?

    @Option(
        help: .both(
            "仅演示可用：建立时间，如 2026-01-04T09:00:00+08:00",
            "Demonstrations only: the time at which it is made, 2026-01-04T09:00:00+08:00"))
    var now: String?

    func run() throws {
        let time = try moment()
        let folder = Path(try absolute(directory))
        let configuration: Configuration
        let parties: [Party]
        if demo {
            parties = DemoParties.all
            configuration = settings(
                registrar: DemoParties.registrar, authority: DemoParties.authority,
                contact: "泰安市公共数据登记中心（演示） 0538-0000001")
        } else {
            parties = try realParties()
            configuration = settings(
                registrar: parties[0].id, authority: parties[1].id,
                contact: try contact ?? ask("联系地址和电话 / address and telephone for questions"))
        }
        let signers: Set<PartyID> = demo ? Set(parties.map(\.id)) : []
        try Bootstrap.make(
            Bootstrap.Plan(
                folder: folder, schemas: try schemaSource(for: folder),
                configuration: configuration, parties: parties, sampleSigners: signers,
                protection: try passphraseFile.flatMap { try Passphrases.new(file: $0) }
                    .map { .passphrase($0) } ?? .none,
                now: time),
            random: RandomBytes.take)
        Console.say(
            zh: "工作区已建立：\(directory)。启动：dengji run --workspace \(directory)",
            en: "The workspace \(directory) is ready. Start it: dengji run --workspace \(directory)"
        )
        guard !demo, statusAddress == nil else { return }
        Console.note(
            Message(
                zh: "还没有状态清单的网址：公布 outbox/public/ 之后，"
                    + "在 registry/config.xml 写入 statusAddress，否则凭证上的二维码不能引导人查询状态。",
                en:
                    "There is no address of the status list yet: once outbox/public/ is published, set "
                    + "statusAddress in registry/config.xml; until then the QR codes of certificates "
                    + "lead nobody to it."
            ).text)
    }

    private func moment() throws -> Instant {
        guard let now else { return Instant(milliseconds: SystemClock.nowMilliseconds()) }
        guard demo else {
            throw ValidationError(
                Message(zh: "--now 须与 --demo 同用。", en: "--now needs --demo").text)
        }
        guard let instant = Instant(iso: now) else {
            throw ValidationError(
                Message(
                    zh: "--now 的时间写作 2026-01-04T09:00:00+08:00。",
                    en: "--now wants a time like 2026-01-04T09:00:00+08:00"
                ).text)
        }
        return instant
    }

    private func settings(registrar: PartyID, authority: PartyID, contact: String)
        -> Configuration
    {
        Configuration(
            isDemonstration: demo, authority: authority, cityRegistrar: registrar,
            unclaimedContact: contact,
            remedy: "对本文书不服的，可以自收到之日起六十日内依法申请行政复议，"
                + "或者自收到之日起六个月内依法提起行政诉讼。",
            statusAddress: statusAddress,
            verificationHints: kind.algorithm == .sm2
                ? ["下载信任锚 authority.pem 后运行：dengji verify 本文件.xml --anchor authority.pem"]
                : [
                    "下载信任锚 authority.pem 后运行：xmlsec1 --verify --enabled-key-data x509 "
                        + "--trusted-pem authority.pem 本文件.xml",
                    "或者运行：dengji verify 本文件.xml --anchor authority.pem",
                ],
            commitmentVersion: "2024-1",
            printing: PrintSettings(printsPapers: pdf ?? !demo),
            signing: SigningSettings(algorithm: kind.algorithm?.name),
            archive: demo ? ArchiveSettings(fonds: "DEMO") : nil)
    }

    /// Schemas that the workspace has already are left alone.
    private func schemaSource(for folder: Path) throws -> Path? {
        if let schemas { return Path(try absolute(schemas)) }
        if FileManager.default.fileExists(atPath: "\(folder.description)/schemas/xsd") {
            return nil
        }
        return try InstalledFiles.schemas()
    }

    // MARK: A real workspace

    private func realParties() throws -> [Party] {
        let registrar = try organisation(
            code: registrarCode, name: registrarName, prefix: registrarPrefix,
            officer: registrarOfficer, role: .registrar, zh: "登记机构", en: "registrar")
        let authority = try organisation(
            code: authorityCode, name: authorityName, prefix: authorityPrefix,
            officer: authorityOfficer, role: .authority, zh: "市数据工作主管部门", en: "authority")
        guard registrar.id != authority.id else {
            throw ValidationError(
                Message(zh: "登记机构和主管部门应为两个单位。", en: "registrar and authority are two organisations")
                    .text)
        }
        return [registrar, authority]
    }

    private func organisation(
        code: String?, name: String?, prefix: String?, officer: String?, role: PartyRole,
        zh: String, en: String
    ) throws -> Party {
        let code = try code ?? ask("\(zh)的统一社会信用代码 / credit code of the \(en)")
        if let fault = CreditCode.fault(in: code) {
            throw ValidationError(
                Message(
                    zh: "\(code) 不是统一社会信用代码：\(fault)", en: "\(code) is no credit code: \(fault)"
                ).text)
        }
        guard let id = PartyID(code) else { throw ValidationError("\(code) is no credit code") }
        let name = try name ?? ask("\(zh)全称 / full name of the \(en)")
        let prefix = try prefix ?? ask("\(zh)发文字号前缀，如 泰数登 / document prefix of the \(en)")
        let officer = try officer ?? ask("\(zh)经办人姓名 / name of the \(en)'s officer")
        guard !name.isEmpty, !prefix.isEmpty, !officer.isEmpty else {
            throw ValidationError(
                Message(
                    zh: "\(zh)须有名称、发文字号前缀和经办人。",
                    en: "the \(en) needs a name, a document prefix and an officer"
                ).text)
        }
        return Party(
            id: id, name: name, roles: [role], region: "370900", trustsFolder: true,
            hasFolder: true, documentPrefix: prefix,
            officers: [
                Officer(
                    id: "officer", name: officer, stages: ["acceptance", "review", "publicity"],
                    certificates: [])
            ])
    }

    private func ask(_ question: String) throws -> String {
        guard Prompt.isPossible else {
            throw ValidationError(
                Message(
                    zh: "缺少：\(question)。先看演示：dengji init demo --demo",
                    en: "missing: \(question). To try it out: dengji init demo --demo"
                ).text)
        }
        return try Prompt.ask(Message(zh: question, en: question)) ?? ""
    }

    private func absolute(_ path: String) throws -> String {
        URL(fileURLWithPath: path).standardizedFileURL.path
    }
}
