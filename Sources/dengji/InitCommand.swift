internal import ArgumentParser
internal import Foundation
internal import Pipeline
internal import Registry
internal import System
internal import WorkingDays

/// `dengji init`.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a workspace: folders, schemas, keys, parties / 建立登记工作区",
        discussion: """
            A real workspace needs the names and credit codes of its registrar (登记机构) and of the \
            authority (市数据工作主管部门); on a terminal they are asked for. --demo makes up \
            parties, gives them keys in samples/keys/ and marks every paper 演示 无效.
            """)

    @Argument(help: "Folder of the workspace; the present one by default.")
    var directory = "."

    @Flag(help: "A demonstration: made-up parties, papers marked 演示 无效, --now allowed.")
    var demo = false

    @Option(help: "Credit code of the registrar.")
    var registrarCode: String?

    @Option(help: "Full name of the registrar.")
    var registrarName: String?

    @Option(help: "Prefix of the registrar's document numbers (文号), such as 泰数登.")
    var registrarPrefix: String?

    @Option(help: "Credit code of the authority.")
    var authorityCode: String?

    @Option(help: "Full name of the authority.")
    var authorityName: String?

    @Option(help: "Prefix of the authority's document numbers, such as 泰数局.")
    var authorityPrefix: String?

    @Option(help: "Folder of the schemas to copy; those installed with the program by default.")
    var schemas: String?

    @Option(help: "Demonstrations only: the time at which it is made, 2026-01-04T09:00:00+08:00.")
    var now: String?

    func run() throws {
        let time = try moment()
        let folder = Path(try absolute(directory))
        let configuration: Configuration
        let parties: [Party]
        if demo {
            parties = DemoParties.all
            configuration = settings(
                registrar: DemoParties.registrar, authority: DemoParties.authority)
        } else {
            parties = try realParties()
            configuration = settings(registrar: parties[0].id, authority: parties[1].id)
        }
        let signers: Set<PartyID> = demo ? Set(parties.map(\.id)) : []
        try Bootstrap.make(
            Bootstrap.Plan(
                folder: folder, schemas: try schemaSource(for: folder),
                configuration: configuration, parties: parties, sampleSigners: signers, now: time),
            random: RandomBytes.take)
        Console.say(
            zh: "工作区已建立：\(directory)。启动：dengji run --workspace \(directory)",
            en: "The workspace \(directory) is ready. Start it: dengji run --workspace \(directory)"
        )
    }

    private func moment() throws -> Instant {
        guard let now else { return Instant(milliseconds: SystemClock.nowMilliseconds()) }
        guard demo else { throw ValidationError("--now needs --demo") }
        guard let instant = Instant(iso: now) else {
            throw ValidationError("--now wants a time like 2026-01-04T09:00:00+08:00")
        }
        return instant
    }

    private func settings(registrar: PartyID, authority: PartyID) -> Configuration {
        Configuration(
            isDemonstration: demo, authority: authority, cityRegistrar: registrar,
            unclaimedContact: demo ? "泰安市公共数据登记中心（演示） 0538-0000001" : "登记机构",
            remedy: "对本文书不服的，可以自收到之日起六十日内依法申请行政复议，"
                + "或者自收到之日起六个月内依法提起行政诉讼。",
            verificationHints: [
                "下载信任锚 authority.pem 后运行：xmlsec1 --verify --enabled-key-data x509 "
                    + "--trusted-pem authority.pem 本文件.xml",
                "或者运行：dengji verify 本文件.xml --anchor authority.pem",
            ],
            commitmentVersion: "2024-11")
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
            code: registrarCode, name: registrarName, prefix: registrarPrefix, role: .registrar,
            zh: "登记机构", en: "registrar")
        let authority = try organisation(
            code: authorityCode, name: authorityName, prefix: authorityPrefix, role: .authority,
            zh: "市数据工作主管部门", en: "authority")
        guard registrar.id != authority.id else {
            throw ValidationError("registrar and authority are two organisations")
        }
        return [registrar, authority]
    }

    private func organisation(
        code: String?, name: String?, prefix: String?, role: PartyRole, zh: String, en: String
    ) throws -> Party {
        let code = try code ?? ask("\(zh)的统一社会信用代码 / credit code of the \(en)")
        if let fault = CreditCode.fault(in: code) {
            throw ValidationError("\(code) is no credit code: \(fault)")
        }
        guard let id = PartyID(code) else { throw ValidationError("\(code) is no credit code") }
        let name = try name ?? ask("\(zh)全称 / full name of the \(en)")
        let prefix = try prefix ?? ask("\(zh)发文字号前缀，如 泰数登 / document prefix of the \(en)")
        guard !name.isEmpty, !prefix.isEmpty else {
            throw ValidationError("the \(en) needs a name and a document prefix")
        }
        return Party(
            id: id, name: name, roles: [role], region: "370900", trustsFolder: true,
            hasFolder: true, documentPrefix: prefix)
    }

    private func ask(_ question: String) throws -> String {
        guard isatty(0) == 1 else {
            throw ValidationError("missing: \(question)")
        }
        print("\(question): ", terminator: "")
        return readLine()?.trimmingCharacters(in: .whitespaces) ?? ""
    }

    private func absolute(_ path: String) throws -> String {
        URL(fileURLWithPath: path).standardizedFileURL.path
    }
}
