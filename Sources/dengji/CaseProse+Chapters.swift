internal import Registry
internal import Verification
internal import Views
internal import WorkingDays

extension CaseProse {
    /// Parts of the application that are judged one by one (办法 art. 17).
    var items: NarrativeChapter? {
        guard !account.items.isEmpty else { return nil }
        var chapter = chapter("items", Message(zh: "逐项审核", en: "Item by item"))
        chapter.paragraphs = [
            say(
                "申请共 \(account.items.count) 项，逐项审核，互不影响。",
                "The application has \(account.items.count) items, each judged alone.")
        ]
        chapter.acts = account.items.map { item in
            var act = NarrativeAct()
            act.ordinal = String(item.number)
            act.what = item.title
            act.when = say(CaseProse.itemStates[item.standing] ?? item.standing, item.standing)
            if !item.entries.isEmpty {
                act.sentences.append(say("所需登记：", "Needs ") + list(item.entries) + say("。", "."))
            }
            act.sentences +=
                item.voices.isEmpty
                ? [say("没有单位就本项表示意见。", "Nobody gave a word on it.")] : item.voices.map(told)
            return act
        }
        return chapter
    }

    private static let itemStates = ["open": "未定", "agreed": "同意", "declined": "不同意"]

    /// What each of several parties said to the case as a whole.
    var voices: NarrativeChapter? {
        guard !account.voices.isEmpty else { return nil }
        var chapter = chapter("voices", Message(zh: "各方意见", en: "What the parties said"))
        chapter.paragraphs = account.voices.map(told)
        return chapter
    }

    private func told(_ voice: CaseAccount.Voice) -> String {
        let person = voice.officerName.map { "\($0)（\(voice.officer)）" } ?? voice.officer
        let reason =
            voice.reason.isEmpty ? "" : say("理由：\(voice.reason)", " Reason: \(voice.reason)")
        let document =
            voice.document.map { say("所同意的文件：\($0)。", " The document: \($0).") } ?? ""
        let when = moment(voice.at)
        let party = name(voice.party)
        let word = voice.agrees ? "同意" : "不同意"
        return say(
            "\(when)，\(party)\(person)在“\(voice.stageTitle)”环节表示\(word)。\(reason)\(document)",
            "\(when): \(voice.officerName ?? voice.officer) of \(party) "
                + (voice.agrees ? "agreed." : "declined.") + reason + document)
    }

    /// Objections and how they were decided; that there were none is said too.
    var objections: NarrativeChapter? {
        var chapter = chapter("objections", Message(zh: "异议", en: "Objections"))
        if account.objections.isEmpty {
            chapter.paragraphs = [say("没有人提出异议。", "Nobody objected.")]
            return chapter
        }
        chapter.acts = account.objections.map { objection in
            var act = NarrativeAct()
            act.ordinal = String(objection.number)
            act.when = moment(objection.receivedAt)
            act.what =
                objection.by + say("提出", " objected")
            var sentences = [
                say("异议文件：\(objection.digest)。", "The objection: \(objection.digest).")
            ]
            sentences.append(fate(of: objection))
            if let reason = objection.decisionReason, !reason.isEmpty {
                sentences.append(say("理由：", "Reason: ") + reason)
            }
            act.sentences = sentences
            act.counting = counting(objection.period)
            return act
        }
        return chapter
    }

    private func fate(of objection: CaseAccount.Objection) -> String {
        let when = objection.decidedAt.map { say("于\(moment($0))", " on \(moment($0))") } ?? ""
        switch objection.standing {
        case "upheld": return say("异议成立\(when.isEmpty ? "" : "，\(when)决定")。", "Upheld\(when).")
        case "dismissed":
            return say("异议不成立\(when.isEmpty ? "" : "，\(when)决定")。", "Dismissed\(when).")
        case "withdrawn": return say("异议人\(when)撤回。", "Withdrawn\(when).")
        default: return say("尚未决定；未决期间不发放凭证。", "Not decided; nothing is issued meanwhile.")
        }
    }

    /// Where a period was not kept, and the reasons that were given.
    var lateness: NarrativeChapter? {
        var chapter = chapter("lateness", Message(zh: "期限的遵守", en: "Periods kept"))
        var lines: [String] = []
        for step in account.steps {
            guard let period = step.period, let late = period.workingDaysLate else { continue }
            let stage = say(
                "“\(step.enteredTitle ?? step.stageTitle)”环节", step.entered ?? step.stage)
            let due = day(period.told ?? period.due)
            let done = day(period.ended ?? "")
            lines.append(
                say(
                    "\(stage)应于\(due)前完成，实际于\(done)完成，逾期 \(late) 个工作日。",
                    "\(stage) was due by \(due) and done on \(done), \(late) working days late."))
        }
        for objection in account.objections {
            guard let late = objection.period.workingDaysLate else { continue }
            lines.append(
                say(
                    "第\(objection.number)号异议的决定逾期 \(late) 个工作日。",
                    "Objection \(objection.number) was decided \(late) working days late."))
        }
        for step in account.steps {
            switch step.act {
            case "overdue", "objection-overdue":
                lines.append(
                    say("\(moment(step.at))发出逾期通知。", "Notice of lateness on \(moment(step.at))."))
            case "explain-lateness":
                lines.append(
                    say(
                        "\(moment(step.at))说明逾期原因：\(step.reason)",
                        "Reason for the lateness, given on \(moment(step.at)): \(step.reason)"))
            default: continue
            }
        }
        if lines.isEmpty {
            lines = [
                say("已经完成的各环节均在期限内。", "Every stage that is done was done in time.")
            ]
        }
        chapter.paragraphs = lines
        return chapter
    }

    /// Packages about the case that were sent back.
    var refused: NarrativeChapter? {
        guard !account.refused.isEmpty else { return nil }
        var chapter = chapter("refused", Message(zh: "未予收件的来件", en: "Packages not taken in"))
        chapter.paragraphs = account.refused.map { refused in
            let sender = refused.sender.map(name) ?? say("身份未确认的来件人", "a sender not known")
            let id = refused.packageID ?? ""
            let digest = refused.digest ?? ""
            let when = moment(refused.at)
            let events = refused.events.joined(separator: " ")
            let place = say("日志第 \(refused.line) 行：", "journal line \(refused.line): ") + events
            return say(
                "\(when)，\(sender)的“\(refused.kindTitle)”\(id)，\(digest)，\(place)。",
                "\(when): \(refused.kind) \(id) of \(sender), \(digest), \(place).")
        }
        return chapter
    }

    /// What the register says today of what the case made or was about.
    var register: NarrativeChapter? {
        guard !account.register.isEmpty else { return nil }
        var chapter = chapter("register", Message(zh: "登记簿的现状", en: "The register today"))
        chapter.paragraphs = account.register.map { entry in
            let made =
                entry.isMadeHere
                ? say("本案作出第\(entry.version)版", "this case made version \(entry.version)")
                : say("本案涉及第\(entry.version)版", "this case is about version \(entry.version)")
            let state = say(entry.stateTitle, entry.state)
            let current =
                entry.currentVersion == entry.version
                ? say("为最后一版", "the latest")
                : say(
                    "已被第\(entry.currentVersion)版（案件 \(entry.currentCase)）取代",
                    "superseded by version \(entry.currentVersion) of case \(entry.currentCase)")
            let since = day(entry.since)
            return say(
                "\(entry.number)（\(entry.name)）：\(made)，\(current)；登记自\(since)起\(state)。",
                "\(entry.number) (\(entry.name)): \(made), \(current); the entry is \(state) "
                    + "since \(since).")
        }
        return chapter
    }

    // MARK: Papers, and how all of this is checked

    /// 卷内文件.
    var enclosures: NarrativeChapter? {
        var chapter = chapter("papers", Message(zh: "卷内文件", en: "Papers of the docket"))
        chapter.paragraphs = [
            say(
                "共 \(account.papers.count) 件，位于 \(account.folder)；摘要为日志所载。",
                "\(account.papers.count) papers in \(account.folder); the digests are the journal's."
            )
        ]
        chapter.enclosures = account.papers.enumerated().map { index, paper in
            var file = NarrativeFile()
            file.ordinal = String(index + 1)
            file.fileName = paper.file
            file.what = say(paper.title, paper.kind) + (paper.documentNumber.map { " " + $0 } ?? "")
            file.when =
                moment(paper.at) + (paper.issuer.map { say("，", ", ") + $0.name } ?? "")
                + (paper.line.map { say("，日志第 \($0) 行", ", journal line \($0)") } ?? "")
            file.digest = paper.digest
            file.comparison =
                clauses([fileState(paper), signature(paper), arrival(paper)].compactMap(\.self))
                + say("。", ".")
            return file
        }
        return chapter
    }

    private func fileState(_ paper: CaseAccount.Paper) -> String {
        switch paper.state {
        case "whole": say("文件与日志一致", "the file is what the journal says")
        case "missing": say("文件不在", "THE FILE IS MISSING")
        default: say("文件与日志不一致", "THE FILE IS NOT WHAT THE JOURNAL SAYS")
        }
    }

    private func signature(_ paper: CaseAccount.Paper) -> String? {
        switch paper.signature {
        case "none": nil
        case "genuine": say("电子签名核验通过", "its signature verifies")
        case "not-judged": say("签名未核验：没有信任锚", "signature not judged: no trust anchor")
        default:
            say("电子签名未通过核验：\(paper.signature)", "its signature does NOT verify: \(paper.signature)")
        }
    }

    /// How it was known whose it is.
    private func arrival(_ paper: CaseAccount.Paper) -> String? {
        guard let arrival = paper.arrival else { return nil }
        switch arrival.ground {
        case .signature:
            let signer = arrival.signer.map(name) ?? ""
            let officer = arrival.officerName ?? ""
            let digest = arrival.certificate ?? ""
            return say(
                "由\(signer)\(officer)电子签名，以单位档案中的证书（指纹 \(digest)）核验通过",
                "signed by \(officer.isEmpty ? "" : officer + " of ")\(signer), verified with the "
                    + "certificate on file (fingerprint \(digest))")
        case .signatureUnknown:
            return say(
                "有电子签名，单位档案中现有的证书都不能核验（收件时的证书可能已经不在档案中）",
                "signed, but no certificate on file today verifies it; the one of the day may be gone"
            )
        case .folder:
            let sender = arrival.sender.map(name) ?? ""
            return say(
                "没有签名，由\(sender)的收件文件夹送达，以此认定来件人",
                "not signed; it came by the drop folder of \(sender), which says whose it is")
        case .unsigned:
            return say(
                "没有签名，由公共收件箱送达，来件人未经认证",
                "not signed; it came by the common inbox, and nobody vouches for the sender")
        }
    }

    /// How a reader proves it without this program.
    var checking: NarrativeChapter? {
        var chapter = chapter("checking", Message(zh: "如何核对", en: "How to check this"))
        let digest = account.journalDigest ?? ""
        chapter.paragraphs = [
            say(
                "本说明由 dengji explain 根据案卷、案件所依据的规则、现行日历和日志生成，"
                    + "当时日志共 \(account.journalLines) 行（行号自 0 起，末行摘要 \(digest)）；"
                    + "本身不是文书，以签名文书和日志为准。",
                "Made by dengji explain of the docket, the rules of the case, today's calendar and the "
                    + "journal, which had \(account.journalLines) lines then (numbered from 0, the last "
                    + "one \(digest)); no paper itself: the "
                    + "signed papers and the journal prevail."),
            say(
                "每件文件的摘要可以用 sha256sum 重新计算；日志 registry/journal/ 逐行相连，"
                    + "每行载有上一行的摘要和本行各文件的摘要；签名可以用信任锚 "
                    + "outbox/public/authority.pem 核验（P-256 用 xmlsec1，SM2 用 openssl，"
                    + "见 Docs/FORMATS.md“Signature”），不需要本程序。",
                "sha256sum gives each digest again; each line of registry/journal/ holds the digest "
                    + "of the line before and of its own files; with the trust anchor outbox/public/authority.pem xmlsec1 verifies "
                    + "signatures of P-256, and openssl those of SM2 (Docs/FORMATS.md, Signature), "
                    + "without this program."),
        ]
        chapter.commands = [checkingCommands.joined(separator: "\n")]
        return chapter
    }

    /// What to type for that.
    private var checkingCommands: [String] {
        let workspace = say("工作区", "WORKSPACE")
        let lines = "grep -h '\"number\":\"\(account.number)\"'"
        guard let range = account.folder.firstRange(of: ".zip/") else {
            return ["cd \(workspace)/\(account.folder)", "sha256sum [0-9]*"]
                + ["\(lines) \(up)journal/*.jsonl"]
                + signatureCommand(anchor: up + "../outbox/public/authority.pem")
                + ["dengji verify ."]
        }
        let zip = account.folder[..<range.lowerBound] + ".zip"
        return [
            "unzip -q \(workspace)/\(zip)", "cd \(account.folder[range.upperBound...])",
            "sha256sum [0-9]*", "\(lines) \(workspace)/registry/journal/*.jsonl",
        ]
            + signatureCommand(anchor: workspace + "/outbox/public/authority.pem")
            + ["dengji verify \(workspace)/\(zip)"]
    }

    /// For the last genuine paper of an algorithm that xmlsec1 knows.
    private func signatureCommand(anchor: String) -> [String] {
        let known = SignatureAlgorithm.ecdsaP256.name
        guard let paper = account.papers.last(where: { $0.algorithm == known }) else { return [] }
        return ["xmlsec1 --verify --enabled-key-data x509 --trusted-pem \(anchor) \(paper.file)"]
    }

    /// The way from the case's folder up to `registry/`.
    private var up: String {
        let depth = account.folder.split(separator: "/").count - 1
        return String(repeating: "../", count: depth)
    }
}
