internal import ArgumentParser
internal import Definitions
internal import Pipeline
internal import Registry
internal import Seals
internal import Storage
internal import System
internal import Verification
internal import WorkingDays

/// `dengji adopt`: brings what lies in `schemas/`, or a year's calendar, into force.
struct AdoptCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "adopt",
            Message(
                zh: "采用 schemas/ 中的规则，或者一年的放假安排",
                en: "Adopt the rules in schemas/, or a year's calendar"),
            Message(
                zh: "列出同现行规则的差异，并试用一遍。带 --key 的，写成采用文件，签名后放入 inbox/，"
                    + "登记服务收到后采用；签名人须为市数据工作主管部门或者市级登记机构。"
                    + "不带 --key 的，只列差异。规则不能使用的，退出状态为 1。",
                en: "Lists what differs from the set in force, and tries it out. With --key an "
                    + "adoption is signed and dropped into inbox/, and the watcher adopts the set; "
                    + "the signer is the authority or the city's registrar. Without --key nothing "
                    + "is written. A set that cannot be used gives the exit status 1."))
    }

    @Option(
        help: ArgumentHelp(
            Message(
                zh: "采用该文件中的一年放假安排，而不是 schemas/",
                en: "Adopt the year's calendar in this file instead of schemas/"
            ).text, valueName: "2027.xml"))
    var calendar: String?

    @Option(
        help: ArgumentHelp(
            Message(zh: "用该私钥签名", en: "Private key to sign with").text,
            valueName: "name.key.pem"),
        completion: .file(extensions: ["pem"]))
    var key: String?

    @Option(help: .both("采用的理由；签名时必填", "Why it is adopted; needed to sign"))
    var reason: String?

    @Flag(
        help: .both(
            "不签名，立即采用：仅限演示工作区，或者现行规则尚无采用程序、不能使用的；登记服务须未在运行",
            "Adopt at once without a signature: in demonstrations, or where the set in force knows no "
                + "adoption or cannot be used; no watcher may run"))
    var unsigned = false

    @Option(
        help: .both("写入的制作时间；未指明时为现在", "Time of making to write; else now"),
        transform: ArgumentReading.instant)
    var created: Instant?

    @Flag(help: .both("不核对就放入，用于制作错误样例", "Drop without checking; for bad samples"))
    var noCheck = false

    @OptionGroup var output: FormatOption
    @OptionGroup var place: WorkspaceOption

    func validate() throws {
        if unsigned, key != nil || calendar != nil {
            throw ValidationError(
                Message(
                    zh: "--unsigned 不与 --key、--calendar 同用。",
                    en: "--unsigned goes with neither --key nor --calendar"
                ).text)
        }
        if key != nil, calendar == nil, (reason ?? "").isEmpty {
            throw ValidationError(
                Message(zh: "签名时须用 --reason 写明理由。", en: "--key needs --reason.").text)
        }
    }

    func run() throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        if unsigned { return try adoptUnsigned(workspace) }
        let reading = try workspace.rulesReading()
        let year = try calendar.map { try RulesChange.year(inFile: $0, reading.inForce) }
        let proposed =
            year.map { RulesChange.adding($0.file, to: reading.inForce) }
            ?? reading.offered ?? reading.inForce
        guard noCheck || proposed.digest != reading.inForce.digest else {
            return Console.say(
                zh: "与现行规则相同，无须采用。", en: "It is in force already; nothing to adopt.")
        }
        let difference = RulesDifference(from: reading.inForce, to: proposed)
        try output.print(text: difference.text, json: difference)
        if !noCheck { try tryOut(proposed) }
        guard let key else {
            return Console.note(
                Message(
                    zh: "尚未采用：用 --key 和 --reason 签名。",
                    en: "Nothing was adopted: sign with --key and --reason."
                ).text)
        }
        let seal = try SigningKey.seal(key)
        let (party, isAuthority) = try signer(seal, workspace)
        let moment = created ?? ArgumentReading.now()
        let id = try packageID(year?.year, proposed.digest, at: moment)
        let document =
            year.map {
                AdoptionDraft.calendar(
                    $0.year, by: party, isAuthority: isAuthority, id: id, created: moment)
            }
            ?? AdoptionDraft.adoption(
                of: proposed.digest, replacing: reading.inForce.digest, reason: reason ?? "",
                by: party, isAuthority: isAuthority, id: id, created: moment)
        let path = workspace.path(WorkspacePaths.inbox.appending(Path(id.text + ".xml")))
        try FileWriting.add(path, try SigningKey.sign(document, with: seal))
        Console.note(Message(zh: "采用文件已放入 \(path)", en: "dropped \(path)").text)
    }

    private func packageID(_ year: CalendarYear?, _ set: ContentDigest, at moment: Instant) throws
        -> PackageID
    {
        let digits = moment.iso.prefix(19).filter { $0.isNumber }
        let about = year.map { "calendar-\($0.year)" } ?? "adoption-\(set.hex.prefix(12))"
        return try ArgumentReading.packageID("\(about)-\(digits)")
    }

    private func tryOut(_ rules: RuleFiles) throws {
        let problems = RulesTrial.problems(of: rules)
        if problems.isEmpty { return }
        Console.note(
            Message(zh: "该规则不能使用：", en: "The set cannot be used:").text + "\n"
                + problems.joined(separator: "\n"))
        throw Unsatisfied()
    }

    /// The party whose certificate signs; it may adopt, and the certificate is on file for it.
    private func signer(_ seal: Seal, _ workspace: WorkspaceFolder) throws
        -> (party: Party, isAuthority: Bool)
    {
        let parties = try workspace.parties()
        let configuration = try workspace.configuration()
        let id = seal.certificate.organisationID.flatMap(PartyID.init)
        guard let configuration, let id, let party = parties[id],
            noCheck || [configuration.authority, configuration.cityRegistrar].contains(id)
        else {
            throw CommandError.usage(
                Message(
                    zh: "该证书不属于市数据工作主管部门或者市级登记机构。",
                    en: "the certificate is neither the authority's nor the city registrar's."),
                advice: Message(zh: "请用其备案的证书签名。", en: "Sign with a certificate on file for one."))
        }
        if !noCheck { try SigningKey.check(seal, isOnFileFor: party) }
        return (party, id == configuration.authority)
    }

    private func adoptUnsigned(_ workspace: WorkspaceFolder) throws {
        guard try UnsignedGround(workspace).isGiven else {
            throw CommandError.usage(
                Message(
                    zh: "现行规则要求采用文件经过签名。",
                    en: "the set in force asks for a signed adoption."),
                advice: Message(
                    zh: "用 --key 和 --reason 签名。", en: "Sign with --key and --reason."))
        }
        let digest = try UnsignedAdoption.adopt(
            workspace.root, now: created ?? ArgumentReading.now(), random: RandomBytes.take)
        Console.say(zh: "已采用 \(digest.text)", en: "adopted \(digest.text)")
    }
}
