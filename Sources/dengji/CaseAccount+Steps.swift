internal import Papers
internal import Registry
internal import Storage
internal import WorkingDays

extension CaseAccount {
    /// The acts with what came of them, each on the journal's line of its moment.
    static func steps(
        _ evidence: CaseEvidence, _ procedure: Procedure?, _ told: [TermKey: Day]
    ) -> [Step] {
        let record = evidence.record
        var walk = PeriodWalk(
            record: record, book: evidence.book, calendar: evidence.calendar, told: told)
        let outcomes = record.history.map { act in
            procedure?.stage(act.stage)?.steps.first { $0.name == act.act }
        }
        let shares = StepShares(evidence, outcomes)
        let items = itemNumbers(record, outcomes)
        var steps = zip(record.history, outcomes).enumerated().map { index, pair in
            let (act, outcome) = pair
            let stage = procedure?.stage(act.stage)
            let documents = shares.documents[index]
            let next = destination(act, outcome, procedure)
            return Step(
                at: act.at.iso, act: act.act,
                title: outcome?.title ?? StatusDetail.machineActs[act.act] ?? act.act,
                stage: act.stage, stageTitle: stage?.title ?? act.stage, party: act.party?.code,
                partyName: act.party.map(evidence.name), officer: act.officer,
                officerName: act.officer.flatMap { officer in
                    act.party.flatMap { evidence.name(of: officer, at: $0) }
                },
                signers: act.steps.map { Signer(role: $0.role, name: $0.name) },
                reason: act.reason, article: act.article, effective: act.effective.iso,
                line: shares.lines[index]?.number, papers: documents.map(\.paper.file),
                entries: shares.entries[index], checklist: checklist(documents),
                findings: findings(documents), objection: objection(outcome, documents, record),
                objector: record.objections.first { one in
                    documents.contains { $0.paper.digest == one.input.digest }
                }?.by,
                item: items[index],
                entered: next.stage?.name, enteredTitle: next.stage?.title, closed: next.code,
                period: walk.period(begunBy: act, outcome))
        }
        end(&steps, outcomes, evidence)
        return steps
    }

    /// The item of each act: a word is kept with its item, in the order of words; what settles an item
    /// follows the word that settled it, in the same moment.
    private static func itemNumbers(_ record: CaseRecord, _ outcomes: [Outcome?]) -> [Int?] {
        var voices = record.voices[...]
        var latest: (at: Instant, item: Int?)?
        return zip(record.history, outcomes).map { act, outcome in
            guard let about = outcome?.about else { return nil }
            if about.isVoice, let voice = voices.popFirst() {
                latest = (voice.at, voice.item)
                return voice.item
            }
            guard about.isItem, let latest, latest.at == act.at else { return nil }
            return latest.item
        }
    }

    private static func destination(
        _ act: HistoryEntry, _ outcome: Outcome?, _ procedure: Procedure?
    ) -> (stage: Stage?, code: String?) {
        if act.act == "opened" { return (procedure?.stages.first, nil) }
        switch outcome?.next {
        case .stage(let name): return (procedure?.stage(name), nil)
        case .closed(let code): return (nil, code)
        case .stay, .extend, nil: return (nil, nil)
        }
    }

    private static func checklist(_ documents: [CaseEvidence.Document]) -> [Judged] {
        documents.flatMap { document -> [Judged] in
            guard case .review(let rows, _)? = document.view?.body else { return [] }
            return rows.map {
                Judged(
                    item: $0.judged.item.id, title: $0.judged.item.title, result: $0.judged.result,
                    remark: $0.judged.remark)
            }
        }
    }

    private static func findings(_ documents: [CaseEvidence.Document]) -> [Problem] {
        documents.flatMap { document -> [Problem] in
            guard case .findings(let findings, _)? = document.view?.body else { return [] }
            return findings.map {
                Problem(
                    rule: $0.rule, article: $0.article, severity: $0.severity.rawValue,
                    zh: $0.chinese, en: $0.english)
            }
        }
    }

    /// The objection of an act: named by the slip, else the one whose package came in.
    private static func objection(
        _ outcome: Outcome?, _ documents: [CaseEvidence.Document], _ record: CaseRecord
    ) -> Int? {
        if let number = documents.lazy.compactMap(\.objection).first { return number }
        let digests = documents.map(\.paper.digest)
        if let raised = record.objections.first(where: { digests.contains($0.input.digest) }) {
            return raised.number
        }
        let isAbout =
            outcome?.about.isObjection == true
            || outcome?.papers.contains(.objectionDecision) == true
        return isAbout && record.objections.count == 1 ? 1 : nil
    }

    /// Notes of each period when the case left it, and how late that was.
    private static func end(
        _ steps: inout [Step], _ outcomes: [Outcome?], _ evidence: CaseEvidence
    ) {
        for index in steps.indices {
            guard let period = steps[index].period,
                let due = Day(iso: period.told ?? period.due),
                let last = steps.indices.first(where: { later in
                    later > index && (steps[later].period != nil || steps[later].closed != nil)
                }), let day = Day(iso: String(steps[last].at.prefix(10)))
            else { continue }
            steps[index].period?.ended = day.iso
            if case .extend? = outcomes[last]?.next { continue }
            let left = evidence.calendar.workingDaysLeft(on: day, until: due)
            if left < 0, !period.isWaitedOut { steps[index].period?.workingDaysLate = -left }
        }
    }
}

/// Which papers and entries of a journal line belong to which of the acts that it holds.
struct StepShares {
    /// The line of each act.
    private(set) var lines: [CaseEvidence.Line?]
    /// Papers of each act, in docket order.
    private(set) var documents: [[CaseEvidence.Document]]
    /// Entries of the register that each act wrote.
    private(set) var entries: [[CaseAccount.Entry]]

    /// Shares out the papers: what came in, and its acknowledgement, to the first act of the line;
    /// what was issued, to the act whose step issues that kind; entries to the act with effects.
    init(_ evidence: CaseEvidence, _ outcomes: [Outcome?]) {
        let history = evidence.record.history
        lines = StepShares.lines(of: evidence)
        documents = history.map { _ in [] }
        entries = history.map { _ in [] }
        for line in evidence.lines where line.entry.standing != nil {
            let acts = history.indices.filter { lines[$0]?.number == line.number }
            guard let first = acts.first, let last = acts.last else { continue }
            for document in evidence.documents where document.line == line.number {
                let kind = PaperKind(rawValue: document.paper.kind)
                guard let kind else {
                    documents[first].append(document)
                    continue
                }
                let author = acts.last { outcomes[$0]?.papers.contains(kind) == true }
                documents[author ?? (kind == .acknowledgement ? first : last)].append(document)
            }
            let author = acts.last { outcomes[$0]?.stepEffects.isEmpty == false } ?? last
            entries[author] += (line.entry.entries ?? []).map {
                CaseAccount.Entry(
                    number: $0.number, version: $0.version, state: $0.state.rawValue)
            }
        }
    }

    /// The line of each act. Lines of one batch bear the same moment, so the events of a line say which
    /// of the acts of that moment are its own.
    private static func lines(of evidence: CaseEvidence) -> [CaseEvidence.Line?] {
        let lines = evidence.lines.filter { $0.entry.standing != nil }
        var events = lines.map(\.entry.events)
        return evidence.record.history.map { act in
            let names = [act.act, JournalEvent.decided(act.act)]
            let indices = lines.indices.filter { lines[$0].entry.at == act.at.milliseconds }
            for index in indices {
                guard let place = events[index].firstIndex(where: names.contains) else { continue }
                events[index].remove(at: place)
                return lines[index]
            }
            return indices.last.map { lines[$0] }
        }
    }
}
