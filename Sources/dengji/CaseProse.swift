internal import Registry
internal import Views
internal import WorkingDays

/// Makes sentences of a case's account, in one language.
struct CaseProse {
    let account: CaseAccount
    let language: Language

    /// The sentences of an account in the language of this process.
    init(_ account: CaseAccount, language: Language = .current) {
        self.account = account
        self.language = language
    }

    /// All of it. A chapter that has nothing to say is left out, but for objections and lateness:
    /// that there were none is what a reader wants to know.
    var narrative: CaseNarrative {
        var narrative = CaseNarrative()
        let title = Message(zh: "案件经过说明", en: "Account of a case")
        narrative.language = language == .chinese ? "zh-CN" : "en"
        narrative.title = say(title)
        narrative.titleOther = title.in(language == .chinese ? .english : .chinese)
        narrative.caseNumber = account.number
        narrative.subjectName =
            say(account.kindTitle, account.kind) + (account.name.isEmpty ? "" : say("：", ": "))
            + account.name
        narrative.demonstration = DemonstrationMark.text(account.isDemonstration)
        var chapters = [
            summary, acts, items, voices, objections, lateness, refused, register, enclosures,
            checking,
        ].compactMap { $0 }
        for index in chapters.indices {
            let number = say("\(CaseProse.numerals[index])、", "\(index + 1). ")
            chapters[index].heading = number + chapters[index].heading
        }
        narrative.chapters = chapters
        return narrative
    }

    private static let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

    // MARK: Words

    /// The text in the language of these sentences.
    func say(_ message: Message) -> String { message.in(language) }

    /// The same of two texts.
    func say(_ zh: String, _ en: String) -> String { language == .chinese ? zh : en }

    /// A chapter of its own.
    func chapter(_ anchor: String, _ heading: Message) -> NarrativeChapter {
        var chapter = NarrativeChapter()
        chapter.anchor = anchor
        chapter.heading = say(heading)
        chapter.headingOther = heading.in(language == .chinese ? .english : .chinese)
        return chapter
    }

    /// `2026年1月5日(星期一)`, `2026-01-05 (Mon)`, from the day with which an ISO time begins.
    func day(_ iso: String) -> String {
        guard let day = Day(iso: String(iso.prefix(10))) else { return iso }
        return say(day.chinese, "\(day.iso) (\(day.englishWeekday))")
    }

    /// The same with hours and minutes.
    func moment(_ iso: String) -> String {
        day(iso) + " " + iso.dropFirst(11).prefix(5)
    }

    /// `泰安市交通运输局（11370900DEMQ000035）`.
    func name(_ body: CaseAccount.Body) -> String {
        body.name == body.code
            ? body.code : say("\(body.name)（\(body.code)）", "\(body.name) (\(body.code))")
    }

    /// Items between the marks of the language.
    func list(_ items: [String]) -> String { items.joined(separator: say("、", ", ")) }

    /// Clauses after one another.
    func clauses(_ items: [String]) -> String { items.joined(separator: say("；", "; ")) }

    /// `3 219 字节`.
    func bytes(_ count: Int) -> String { say("\(count) 字节", "\(count) bytes") }

    // MARK: What was applied for and how it stands

    private var summary: NarrativeChapter? {
        var chapter = chapter("case", Message(zh: "概况", en: "The case"))
        let application = account.application
        let kind = say("\(account.kindTitle)（\(account.kind)）", account.kind)
        var rows = [
            NarrativeRow(say("案号", "Case"), account.number),
            NarrativeRow(
                say("申请事项", "Applied for"),
                kind + (account.name.isEmpty ? "" : say("：", ": ") + account.name)),
            NarrativeRow(say("登记机构", "Registrar"), name(account.registrar)),
            NarrativeRow(
                say(account.applicants.count > 1 ? "共同申请人" : "申请人", "Applicants"),
                list(account.applicants.map(name))),
        ]
        if let initiator = account.initiator {
            rows.append(NarrativeRow(say("依职权立案", "Opened ex officio by"), name(initiator)))
        }
        if let entry = account.subjectEntry {
            rows.append(
                NarrativeRow(
                    say("所涉登记", "Entry concerned"),
                    say(
                        "\(entry.number) 第\(entry.version)版",
                        "\(entry.number) version \(entry.version)")))
        }
        let size = bytes(application.sizeBytes)
        let received = moment(application.receivedAt)
        let comma = say("，", ", ")
        let package = application.packageID.map { say("，包编号 \($0)", ", package id \($0)") } ?? ""
        rows.append(
            NarrativeRow(
                say("申请文件", "Application"),
                [
                    application.fileName, size + package,
                    say("\(received)收到", "received \(received)"), application.digest,
                ].joined(separator: comma)))
        for attachment in application.attachments {
            rows.append(
                NarrativeRow(
                    say("附件", "Attachment"),
                    [
                        say(
                            "\(attachment.path)（\(attachment.role)）",
                            "\(attachment.path) (\(attachment.role))"),
                        bytes(attachment.sizeBytes), attachment.digest,
                    ].joined(separator: comma)))
        }
        rows += lawRows
        rows.append(NarrativeRow(say("现状", "Standing"), standing))
        chapter.particulars = rows
        return chapter
    }

    private var lawRows: [NarrativeRow] {
        let version = account.procedureVersion.map { say("第\($0)版", " version \($0)") } ?? ""
        return [
            NarrativeRow(
                say("适用程序", "Procedure"),
                say(
                    "\(account.procedureTitle)（\(account.procedure)\(version)），依据\(account.article)",
                    "\(account.procedure)\(version), by \(account.article)")),
            NarrativeRow(
                say("适用规则", "Rules"),
                say(
                    "口径 \(account.profile)，按收件日确定；规则整套摘要 \(account.rules)",
                    "profile \(account.profile), chosen by the day of receipt; the whole set is "
                        + account.rules
                )),
        ]
    }

    private var standing: String {
        if let code = account.code {
            return say(
                "\(moment(account.since))办结，结果码 \(code)。",
                "closed \(moment(account.since)) with the code \(code).")
        }
        let stage = say("“\(account.stageTitle ?? "")”环节", "the stage \(account.stage ?? "")")
        let due =
            account.due.map {
                say("，期限至\(day($0)) 24:00", ", due by \(day($0)) at 24:00")
            } ?? ""
        return say(
            "未结：自\(moment(account.since))起在\(stage)\(due)。",
            "open: in \(stage) since \(moment(account.since))\(due).")
    }
}
