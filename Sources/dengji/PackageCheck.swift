internal import Definitions
internal import Examination
internal import Packages
internal import Registry
internal import System
internal import WorkingDays

/// The examination of intake, in this process, by the schemas of a workspace.
struct PackageCheck {
    private let examiner: Examiner
    /// Digest of the set of schemas.
    let rules: ContentDigest
    /// The profile of the day of receipt.
    let profile: String
    /// That day.
    let received: Day
    private let judging: JudgingFiles

    /// Loads a workspace's schemas and limits; throws when they cannot be used, or have no profile for the day.
    init(_ workspace: WorkspaceFolder, received: Day) throws {
        let files = try workspace.rules()
        let book = try RuleBook.load(files)
        guard let profile = book.profile(onReceipt: received) else {
            throw CommandError.usage(
                Message(
                    zh: "\(received.iso) 收件的，没有可以适用的规则。",
                    en: "no profile applies to packages received on \(received.iso)."),
                advice: Message(
                    zh: "用 --received 指明收件日；办法自 2024-11-01 起施行。",
                    en: "Name the day with --received; the measures are in force from 2024-11-01."))
        }
        let limits = try workspace.configuration()?.limits ?? IntakeLimits()
        do {
            examiner = try Examiner(rules: files, limits: limits, compilesAll: false)
        } catch {
            throw CommandError.environment(
                Message(
                    zh: "schemas/ 不能使用：\(error.description)",
                    en: "schemas/ cannot be used: \(error.description)"),
                advice: Message(
                    zh: "改正所列文件，或者恢复随程序提供的 schemas/。",
                    en: "Correct the file named, or restore the schemas/ shipped with dengji."))
        }
        rules = files.digest
        judging = JudgingFiles(files)
        self.profile = profile.name
        self.received = received
    }

    /// What may be filled in for a kind; `nil` when the schemas do not know it.
    func form(of kind: String) throws -> FormOutline? {
        try examiner.form(of: PackageKind(rawValue: kind))
    }

    /// Examines what is no file of its own.
    func examine(_ source: PackageSource, fileName: String) -> Examination {
        examiner.examine(source, fileName: fileName, profile: profile)
    }

    /// Examines one file, called `name` in what is reported. A fault of the program is a verdict of
    /// its own: it says nothing about the file, and keeps no other from being judged.
    func check(_ file: OpenedFile, name: String) throws -> CheckedPackage {
        let plain = Path(name).lastName.description
        let examination = examiner.examine(file.source, fileName: plain, profile: profile)
        return CheckedPackage(
            name: name, sizeBytes: file.sizeBytes, digest: try file.digest(),
            examination: examination,
            judges: judging.list(kind: examination.identity.kind, profile: profile))
    }
}

/// One examined file.
struct CheckedPackage {
    /// As it was named.
    var name: String
    /// Size in bytes.
    var sizeBytes: Int
    /// SHA-256.
    var digest: ContentDigest
    /// What the examiner says.
    var examination: Examination
    /// The schemas and rule files that judged it.
    var judges: [JudgingFile]

    /// Whether intake would not return it for what was checked.
    var isAccepted: Bool { examination.verdict == .valid }

    /// Why the program could not judge it; `nil` when it did.
    var engineFailure: String? {
        guard case .engineFailure(let reason) = examination.verdict else { return nil }
        return reason
    }
}

extension CommandError {
    /// A file that the program could not judge.
    static func notJudged(_ name: String, _ reason: String) -> CommandError {
        .environment(
            Message(zh: "程序未能检查 \(name)：\(reason)", en: "\(name) could not be judged: \(reason)"),
            advice: Message(
                zh: "这不说明文件有误；请把文件和这条消息交给维护人员。",
                en: "This says nothing about the file; show it and this message to whoever "
                    + "maintains dengji."))
    }
}
