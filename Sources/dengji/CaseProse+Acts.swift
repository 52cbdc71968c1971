internal import Registry
internal import Views
internal import WorkingDays

extension CaseProse {
    /// Each act with what it rests on and what it led to.
    var acts: NarrativeChapter? {
        var chapter = chapter("acts", Message(zh: "经过", en: "What happened"))
        chapter.paragraphs = [
            say(
                "以下各项按日志的先后排列。时间为东八区时间；期限以工作日计算的，当日不计入，"
                    + "自次日起算（《民法典》第二百零一条），放假和调休按所列国务院办公厅通知。",
                "In the order of the journal. Times are those of UTC+8. Periods in working days "
                    + "begin with the day after the event (Civil Code 201); days off are those of the notices named."
            )
        ]
        chapter.acts = account.steps.enumerated().map { index, step in
            var act = NarrativeAct()
            act.ordinal = String(index + 1)
            act.when = moment(step.at)
            act.what = say("\(step.stageTitle)：\(step.title)", "\(step.stage): \(step.act)")
            act.sentences = sentences(step)
            act.counting = step.period.map { counting($0) } ?? []
            return act
        }
        return chapter
    }

    private func sentences(_ step: CaseAccount.Step) -> [String] {
        var sentences = [who(step)]
        if !step.signers.isEmpty {
            sentences.append(
                clauses(step.signers.map { "\(role($0.role))：\($0.name)" }) + say("。", "."))
        }
        if !step.article.isEmpty {
            sentences.append(say("依据：\(step.article)。", "By \(step.article)."))
        }
        if !step.reason.isEmpty {
            sentences.append(say("理由：", "Reason: ") + step.reason)
        }
        if step.effective != step.at.prefix(10) {
            sentences.append(
                say(
                    "依法自\(day(step.effective))起生效；文书为当日作出，不倒签日期。",
                    "In law from \(day(step.effective)); its papers bear the day they were made."))
        }
        if let objection = step.objection {
            sentences.append(say("涉及第\(objection)号异议。", "About objection \(objection)."))
        }
        if let number = step.item {
            let title = account.items.first { $0.number == number }?.title ?? ""
            sentences.append(
                say("涉及第\(number)项“\(title)”。", "About item \(number), “\(title)”."))
        }
        sentences += judged(step.checklist) + found(step.findings) + papers(of: step)
        if !step.entries.isEmpty {
            let entries = step.entries.map { entry in
                say(
                    "\(entry.number) 第\(entry.version)版（\(state(entry.state))）",
                    "\(entry.number) version \(entry.version) (\(entry.state))")
            }
            sentences.append(
                say("记入登记簿：", "Written into the register: ") + list(entries) + say("。", "."))
        }
        if let code = step.closed {
            sentences.append(say("案件办结，结果码 \(code)。", "The case closed with the code \(code)."))
        } else if let title = step.enteredTitle {
            sentences.append(
                say("案件进入“\(title)”环节。", "The case entered the stage \(step.entered ?? "")."))
        }
        return sentences
    }

    /// Who acted, and whether the machine did so by itself.
    private func who(_ step: CaseAccount.Step) -> String {
        guard let code = step.party else {
            if let objector = step.objector {
                return say("由\(objector)提出。", "Raised by \(objector).")
            }
            return say(CaseProse.machine(step))
        }
        let party = name(CaseAccount.Body(code: code, name: step.partyName ?? code))
        guard let officer = step.officer else {
            let kind = say(account.kindTitle, account.kind)
            return step.act == "opened"
                ? say(
                    "\(party)报送的“\(kind)”来件经检查可以收件，立案。",
                    "The package “\(kind)” of \(party) was examined and a case was opened.")
                : say("\(party)报送来件。", "By a package of \(party).")
        }
        let person =
            step.officerName.map { say("\($0)（\(officer)）", "\($0) (\(officer))") } ?? officer
        return say("由\(party)\(person)作出。", "By \(person) of \(party).")
    }

    /// What the machine does, it does because a period is over or because nothing is left to judge.
    private static func machine(_ step: CaseAccount.Step) -> Message {
        switch step.act {
        case "overdue", "objection-overdue":
            Message(
                zh: "期限届满仍未作出决定，登记系统依程序发出逾期通知。",
                en:
                    "The period was over without a decision; the registry sent the notice of lateness."
            )
        case "recount":
            Message(
                zh: "放假安排有新的公布，登记系统依程序重新计算期限。",
                en: "A year's days off became known, and the registry counted the period anew.")
        case "transferred":
            Message(
                zh: "原登记机构的委托终止或者暂停，案件移送另一登记机构继续办理。",
                en: "The entrustment of the registrar ended or was suspended; another one goes on.")
        default:
            Message(
                zh: "由登记系统依程序自动作出，没有人员参与。",
                en: "Done by the registry itself as the procedure says; no person took part.")
        }
    }

    private func role(_ name: String) -> String {
        switch name {
        case "drafter": say("经办", "drafter")
        case "reviewer": say("审核", "reviewer")
        case "signer": say("签发", "signer")
        default: name
        }
    }

    /// A state of an entry in the words of the register.
    func state(_ name: String) -> String {
        language == .chinese ? EntryState(rawValue: name)?.chinese ?? name : name
    }

    // MARK: What it rests on

    private func judged(_ rows: [CaseAccount.Judged]) -> [String] {
        guard !rows.isEmpty else { return [] }
        let counts = [
            ("conform", Message(zh: "符合", en: "conform")),
            ("not-conform", Message(zh: "不符合", en: "do not conform")),
            ("not-applicable", Message(zh: "不适用", en: "do not apply")),
        ].compactMap { result, label -> String? in
            let count = rows.count { $0.result == result }
            return count == 0 ? nil : say("\(label.zh) \(count) 项", "\(count) \(label.en)")
        }
        var sentences = [
            say("审查清单共 \(rows.count) 项：", "Checklist of \(rows.count) items: ") + list(counts)
                + say("。", ".")
        ]
        for row in rows where row.result != "conform" || !row.remark.isEmpty {
            let remark = row.remark.isEmpty ? "" : say("：\(row.remark)", ": \(row.remark)")
            let label =
                row.result == "conform" ? "" : say("（\(result(row.result))）", " (\(row.result))")
            sentences.append(
                say("清单 \(row.item)", "Item \(row.item)") + "\(label) \(row.title)\(remark)")
        }
        return sentences
    }

    private func result(_ code: String) -> String {
        code == "not-conform" ? "不符合" : "不适用"
    }

    private func found(_ problems: [CaseAccount.Problem]) -> [String] {
        problems.map { problem in
            let article = problem.article.map { say("（\($0)）", " (\($0))") } ?? ""
            let kind = problem.severity == "error" ? say("问题", "Finding") : say("提示", "Remark")
            return "\(kind) \(problem.rule)：\(say(problem.zh, problem.en))\(article)"
        }
    }

    private func papers(of step: CaseAccount.Step) -> [String] {
        let papers = step.papers.compactMap { file in account.papers.first { $0.file == file } }
        let received = papers.filter { $0.signature == "none" }
        let issued = papers.filter { $0.signature != "none" }
        var sentences: [String] = []
        if !received.isEmpty {
            sentences.append(
                say("所依据的文件：", "Rests on: ") + clauses(received.map(short)) + say("。", "."))
        }
        if !issued.isEmpty {
            let issuers = issued.compactMap(\.issuer).map(\.name)
            let first = issuers.first ?? account.registrar.name
            sentences.append(
                say(
                    "作出并由\(first)电子签名的文书：", "Issued under the seal of \(first): ")
                    + clauses(issued.map(short)) + say("。", "."))
        }
        return sentences
    }

    /// `受理通知书 泰数登〔2026〕2号（0003-acceptance.xml，sha256:3f…）`.
    private func short(_ paper: CaseAccount.Paper) -> String {
        let number = paper.documentNumber.map { " " + $0 } ?? ""
        let digest = paper.digest.prefix(7 + 16) + "…"
        return say(
            "\(paper.title)\(number)（\(paper.file)，\(digest)）",
            "\(paper.kind)\(number) (\(paper.file), \(digest))")
    }

    // MARK: How its period was counted

    /// From, to, what does not count and why, and whether it was kept.
    func counting(_ period: CaseAccount.Period) -> [String] {
        let mark = period.provisional ? say("（暂定）", " (provisional)") : ""
        let after = day(period.after)
        let due = day(period.due)
        let length =
            period.workingDays == 1 ? "1 working day" : "\(period.workingDays) working days"
        var lines = [
            say(
                "期限：自\(after)的次日起计算 \(period.workingDays) 个工作日，至\(due) 24:00 届满\(mark)。",
                "Period: \(length) after \(after), until \(due) at 24:00\(mark)."
            )
        ]
        if !period.skipped.isEmpty {
            lines.append(
                say("不计入：", "Not counted: ") + list(skipped(period.skipped)) + say("。", "."))
        }
        if !period.source.isEmpty {
            lines.append(say("期限依据：\(period.source)。", "Its length stands in \(period.source)."))
        }
        if !period.calendarSources.isEmpty {
            lines.append(
                say("放假安排：", "Days off by ") + list(period.calendarSources) + say("。", "."))
        }
        if period.provisional {
            lines.append(
                say(
                    "所涉年度的放假安排没有存档，存档后重新计算。",
                    "No schedule is on file for a year of it; the date is counted again when it is."
                ))
        }
        if let kept = period.kept {
            lines.append(
                say(
                    "案卷所载届满日为\(day(kept))：当时的日历与现行日历不同，或者尚未重新计算。",
                    "The case keeps \(day(kept)): its calendar was another one, or it is not counted "
                        + "anew yet."
                ))
        }
        if let told = period.told {
            lines.append(
                say(
                    "当时的文书告知的届满日为\(day(told))，按当时的日历计算。",
                    "A paper of the time told \(day(told)), by the calendar of the time."))
        }
        return lines + [ended(period)].compactMap { $0 }
    }

    private func ended(_ period: CaseAccount.Period) -> String? {
        guard let ended = period.ended else { return nil }
        if let late = period.workingDaysLate {
            return say(
                "实际于\(day(ended))完成，逾期 \(late) 个工作日。",
                "Done on \(day(ended)), \(late) working days late.")
        }
        return period.isWaitedOut && ended > period.due
            ? say(
                "期间届满后，于\(day(ended))进入下一步。",
                "The period was waited for; it went on on \(day(ended)).")
            : say("实际于\(day(ended))完成，在期限内。", "Done on \(day(ended)), in time.")
    }

    /// Runs of days with the same reason: `2026年2月15日至23日（放假(春节)）`.
    private func skipped(_ days: [CaseAccount.SkippedDay]) -> [String] {
        var runs: [(first: Day, last: Day, reason: String)] = []
        for skipped in days {
            guard let day = Day(iso: skipped.day) else { continue }
            let mark = skipped.provisional ? say("，暂定", ", provisional") : ""
            let reason = say(skipped.zh, skipped.en) + mark
            if let run = runs.last, run.reason == reason, run.last.adding(days: 1) == day {
                runs[runs.count - 1].last = day
            } else {
                runs.append((day, day, reason))
            }
        }
        return runs.map { run in
            let span =
                run.first == run.last
                ? run.first.iso
                : say("\(run.first.iso) 至 \(run.last.iso)", "\(run.first.iso) to \(run.last.iso)")
            return say("\(span)（\(run.reason)）", "\(span) (\(run.reason))")
        }
    }
}
