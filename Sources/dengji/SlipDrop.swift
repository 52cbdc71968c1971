internal import Digests
internal import Papers
internal import Registry
internal import Seals
internal import Storage
internal import System
internal import WorkingDays

/// The way of finished slips into the inbox: signed where a key was given, put to the docket first,
/// dropped as an officer would.
struct SlipDrop {
    let workspace: WorkspaceFolder
    private let seal: Seal?
    private let isUnchecked: Bool

    /// `key` is the file of a private key.
    init(_ workspace: WorkspaceFolder, key: String?, isUnchecked: Bool = false) throws {
        self.workspace = workspace
        seal = try key.map { try SigningKey.seal($0) }
        self.isUnchecked = isUnchecked
    }

    /// The id that the slip of a decision has: one decision, one id.
    static func id(of slip: DecisionSlip, in context: DocketContext) throws -> PackageID {
        let stage = context.procedure.stage(slip.stage)
        let isVoice = stage?.outcomes.first { $0.name == slip.outcome }?.about.isVoice ?? false
        return try ArgumentReading.packageID(
            SlipDraft.id(
                case: slip.caseNumber, stage: slip.stage, revision: slip.revision,
                outcome: slip.outcome, objection: slip.objection ?? slip.item,
                voice: isVoice ? slip.party : nil))
    }

    /// The slip as it will be dropped; throws where the key is not on file for its party.
    func sealed(_ bytes: [UInt8], for slip: DecisionSlip, in context: DocketContext) throws
        -> [UInt8]
    {
        guard let seal else { return bytes }
        if !isUnchecked, let party = context.party(slip.party) {
            try SigningKey.check(seal, isOnFileFor: party)
        }
        return try SigningKey.sign(bytes, with: seal)
    }

    /// What the docket says against a slip; numbers it hands out are thrown away.
    func findings(
        _ slip: DecisionSlip, id: PackageID, bytes: [UInt8], case record: CaseRecord,
        in context: DocketContext
    ) -> [Finding] {
        if isUnchecked { return [] }
        let input = AnsweredInput(
            packageID: id, fileName: id.text + ".xml", sizeBytes: bytes.count,
            digest: ContentDigest(sha256: SHA256.digest(of: bytes).hex), receivedAt: context.now)
        var numbering = Numbering(after: [:])
        let answer = Docket.decide(
            slip, input, by: slip.party, case: record, in: context, isSigned: seal != nil,
            numbering: &numbering)
        guard case .refused(let findings) = answer else { return [] }
        return findings
    }

    /// Renames the finished slip into its drop folder; gives its path.
    func drop(_ bytes: [UInt8], id: PackageID, party: PartyID) throws -> Path {
        let folder = WorkspacePaths.inboxFolder(of: seal == nil ? party : nil)
        guard try WorkspaceFolder.exists(workspace.path(folder)) else {
            throw CommandError.environment(
                Message(zh: "没有收件文件夹 \(folder)。", en: "there is no drop folder \(folder)."),
                advice: Message(
                    zh: "为该单位建立收件文件夹，或者用 --key 签名。",
                    en: "Make the party's drop folder, or sign with --key."))
        }
        let path = workspace.path(folder.appending(Path(id.text + ".xml")))
        do {
            try FileWriting.add(path, bytes)
        } catch {
            guard error.isExists else { throw error }
            throw CommandError.usage(
                Message(zh: "同一份决定单已在 \(path)。", en: "the same slip already lies at \(path)."),
                advice: Message(
                    zh: "等待处理；程序未在运行的，启动 dengji run。",
                    en: "It waits to be taken; start dengji run if it is not running."))
        }
        return path
    }
}
