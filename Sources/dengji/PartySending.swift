internal import ArgumentParser
internal import Examination
internal import Papers
internal import Registry
internal import Storage
internal import System
internal import WorkingDays

/// How `dengji party` sends an application, and the sending itself.
struct PartySending: ParsableArguments {
    @Option(help: .both("理由", "Reason")) var reason = ""

    @Option(
        help: .both(
            "从该单位的投递文件夹发送", "Send through the drop folder of this party"),
        transform: ArgumentReading.party)
    var sender: PartyID?

    @Option(
        help: ArgumentHelp(
            Message(zh: "用该私钥签名", en: "Private key to sign with").text,
            valueName: "name.key.pem"),
        completion: .file(extensions: ["pem"]))
    var key: String?

    @Option(
        help: .both("来件编号", "Package id"), transform: ArgumentReading.packageID)
    var id: PackageID?

    @Option(
        help: .both("写入的制作时间；未指明时为现在", "Time of making to write; else now"),
        transform: ArgumentReading.instant)
    var created: Instant?

    @OptionGroup var place: WorkspaceOption

    mutating func validate() throws {
        guard sender != nil, key != nil else { return }
        throw ValidationError(
            Message(
                zh: "--sender 和 --key 不同用：签名的放入 inbox/。",
                en: "--sender and --key do not go together: what is signed goes into inbox/."
            ).text)
    }

    /// Writes, checks and drops an application, and says what happens next. One with findings is not
    /// dropped.
    func send(_ application: PartyApplication) throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        var asked = application
        asked.reason = reason
        let moment = created ?? ArgumentReading.now()
        let id = try id ?? defaultID(of: asked, at: moment)
        var bytes = PartyDraft.write(asked, id: id, created: moment)
        try check(bytes, name: id.text + ".xml", received: moment.day, workspace)
        if let key { bytes = try SigningKey.sign(bytes, with: try SigningKey.seal(key)) }
        let path = try drop(bytes, name: id.text + ".xml", in: workspace)
        Console.say(zh: "申请已放入 \(path)", en: "dropped \(path)")
        Console.say(
            zh: "下一步：登记机构以 dengji decide 决定（accept 同意；grant 同意并启用投递文件夹；refuse 不予同意）。",
            en:
                "Next: the registrar decides it with dengji decide (accept; grant, which also trusts "
                + "the drop folder; refuse).")
        guard sender == nil, key == nil else { return }
        Console.say(
            zh: "没有署名的申请，答复在 outbox/_unclaimed/，由登记机构核实来件人。",
            en:
                "Nobody signed it: the answer will lie in outbox/_unclaimed/, and the registrar finds "
                + "out who sent it.")
    }

    private func defaultID(of asked: PartyApplication, at moment: Instant) throws -> PackageID {
        let digits = moment.iso.prefix(19).filter(\.isNumber)
        return try ArgumentReading.packageID(
            "party-\(asked.action.rawValue)-\(asked.id.code)-\(digits)")
    }

    /// The examination of intake; what the register is needed for is told by the answer.
    private func check(
        _ bytes: [UInt8], name: String, received: Day, _ workspace: WorkspaceFolder
    ) throws {
        let temporary = FileWriting.temporary(
            for: workspace.path(WorkspacePaths.inbox)
                .appending(Path(name)))
        try FileWriting.create(temporary, bytes)
        defer { remove(temporary) }
        let checked = try PackageCheck(workspace, received: received)
            .check(try OpenedFile(temporary), name: name)
        if let reason = checked.engineFailure { throw CommandError.notJudged(name, reason) }
        guard !checked.isAccepted else { return }
        Console.print(FindingText.lines(checked.examination.findings).joined(separator: "\n"))
        Console.note(
            Message(zh: "申请没有放入。", en: "The application was not dropped.").text)
        throw Unsatisfied()
    }

    private func remove(_ path: Path) {
        do throws(SystemError) {
            try FileWriting.remove(path)
        } catch {
            Console.note("\(path): \(error)")
        }
    }

    private func drop(
        _ bytes: [UInt8], name: String, in workspace: WorkspaceFolder
    ) throws -> Path {
        let folder = WorkspacePaths.inboxFolder(of: sender)
        guard try WorkspaceFolder.exists(workspace.path(folder)) else {
            throw CommandError.environment(
                Message(zh: "没有收件文件夹 \(folder)。", en: "there is no drop folder \(folder)."),
                advice: Message(
                    zh: "改用 --key 签名，或者不署名放入 inbox/。",
                    en: "Sign with --key, or leave --sender out."))
        }
        let path = workspace.path(folder.appending(Path(name)))
        do {
            try FileWriting.add(path, bytes)
        } catch {
            guard error.isExists else { throw error }
            throw CommandError.usage(
                Message(zh: "同名的申请已在 \(path)。", en: "\(path) waits there already."),
                advice: Message(zh: "等待处理，或者用 --id 另行编号。", en: "Wait, or give another --id."))
        }
        return path
    }
}
