internal import ArgumentParser
internal import Pipeline
internal import Registry
internal import Seals
internal import Storage
internal import System
internal import WorkingDays

/// `dengji party seal CODE`: a key with which a registrar signs its papers.
struct PartySealCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "seal",
            Message(zh: "为登记机构制作签发文书的密钥", en: "Make the key with which a registrar signs papers"),
            Message(
                zh:
                    "在 registry/keys/ 中以信任锚签发；需要信任锚的私钥；登记服务须未在运行。要设口令的，用 dengji key new。县级登记机构有了密钥，才办理本区域的登记；下次启动生效。",
                en:
                    "Made in registry/keys/ under the anchor, whose private key is needed, while no watcher "
                    + "runs. dengji key new makes one under a passphrase. A county's "
                    + "registrar registers only once it has one; it takes effect at the next start."
            ))
    }

    @Argument(
        help: .both("统一社会信用代码", "Credit code"), completion: CompletionSource.parties,
        transform: ArgumentReading.party)
    var code: PartyID

    @Option(
        help: .both("证书自该时间的前一日起有效；未指明时为现在", "Valid from the day before; else now"),
        transform: ArgumentReading.instant)
    var from: Instant?

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        let party = try PartyAsking.known(code, in: workspace)
        guard party.roles.contains(.registrar) else {
            throw CommandError.usage(
                Message(
                    zh: "\(party.name)不是登记机构，不签发文书。",
                    en: "\(code.code) is no registrar and signs no papers."),
                advice: Message(
                    zh: "先以 dengji party change 取得身份。",
                    en: "Ask for the role with dengji party change first."))
        }
        let keys = workspace.path(WorkspacePaths.keys)
        let anchorKey = try Keyring.key(
            keys.appending("anchor.key.pem"), Passphrases.unlock())
        let algorithm = try KeyNaming.algorithm(of: workspace)
        let work = try KeyWork(
            workspace.root, now: from ?? ArgumentReading.now(), random: RandomBytes.take)
        let record: KeyRecord
        do {
            guard work.active(code).isEmpty else {
                throw PipelineError.unusable(
                    path: "\(keys)/\(code.code).key.pem", reason: "\(code.code) has a seal already")
            }
            record = try work.make(for: party, algorithm, anchorKey: anchorKey, .none)
            try work.close()
        } catch {
            try work.close()
            throw error
        }
        Console.say(
            zh: "已制作 \(keys)/\(record.name).key.pem；重新启动 dengji run 后生效。",
            en: "made \(keys)/\(record.name).key.pem; restart dengji run to use it.")
    }
}
