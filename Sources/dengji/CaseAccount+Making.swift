internal import Definitions
internal import Papers
internal import Registry
internal import Search
internal import System
internal import WorkingDays

extension CaseAccount {
    /// The account of a case from what its workspace holds.
    init(_ evidence: CaseEvidence) {
        let record = evidence.record
        let procedure = evidence.book.procedure(named: record.procedure)
        let told = CaseAccount.toldTerms(evidence)
        let steps = CaseAccount.steps(evidence, procedure, told)
        format = CaseAccount.format
        number = record.number.text
        name = SearchItem(record).name
        kind = record.kind.rawValue
        kindTitle = evidence.title(of: record.kind)
        self.procedure = record.procedure
        procedureTitle = procedure?.title ?? record.procedure
        procedureVersion = procedure?.version
        article = procedure?.article ?? ""
        profile = record.profile
        rules = record.rules.text
        isDemonstration = evidence.documents.contains { $0.view?.demonstration != nil }
        registrar = evidence.body(record.registrar)
        applicants = record.applicants.map { Body(code: $0.id.code, name: $0.name) }
        initiator = record.initiator.map(evidence.body)
        application = CaseAccount.application(evidence)
        subjectEntry = record.subject.map { subject in
            let folio = evidence.folios.first { $0.number == subject.number }
            return Entry(
                number: subject.number, version: subject.version,
                state: folio?.state.rawValue ?? "")
        }
        switch record.standing {
        case .open(let stage):
            standing = "open"
            self.stage = stage
            stageTitle = procedure?.stage(stage)?.title ?? stage
            code = nil
        case .closed(let code):
            standing = "closed"
            stage = nil
            stageTitle = nil
            self.code = code
        }
        since = record.since.iso
        due = record.stage == nil ? nil : record.clock?.due.day.iso
        folder = evidence.folder.description
        journalLines = evidence.journalLines
        journalDigest = evidence.journalDigest?.text
        self.steps = steps
        objections = CaseAccount.objections(evidence, steps)
        items = CaseAccount.items(evidence, procedure)
        voices = record.voices.filter { $0.item == nil }.map {
            CaseAccount.voice($0, evidence, procedure)
        }
        refused = CaseAccount.refused(evidence)
        register = evidence.folios.map { CaseAccount.registered($0, in: record) }
        papers = evidence.documents.map { CaseAccount.paper($0, evidence) }
    }

    private static func application(_ evidence: CaseEvidence) -> Application {
        let record = evidence.record
        return Application(
            packageID: record.opening.packageID?.text, fileName: record.opening.fileName,
            sizeBytes: record.opening.sizeBytes, digest: record.opening.digest.text,
            receivedAt: record.opening.receivedAt.iso, sender: record.opener.map(evidence.body),
            attachments: record.attachments.map {
                Attachment(
                    path: $0.path, role: $0.role, sizeBytes: $0.sizeBytes, digest: $0.digest.text)
            })
    }

    /// The last days that papers told, by the periods they named.
    private static func toldTerms(_ evidence: CaseEvidence) -> [TermKey: Day] {
        var told: [TermKey: Day] = [:]
        for notice in evidence.documents.compactMap({ $0.view?.term?.notice }) {
            told[TermKey(notice.after, notice.workingDays)] = notice.deadline.day
        }
        return told
    }

    // MARK: Objections and voices

    private static func objections(
        _ evidence: CaseEvidence, _ steps: [Step]
    ) -> [CaseAccount.Objection] {
        let profile = evidence.book.profile(named: evidence.record.profile)
        return evidence.record.objections.map { objection in
            let clock = objection.clock
            var period = Period(
                term: "objectionDecision", after: clock.after, workingDays: clock.workingDays,
                source: profile?.terms["objectionDecision"]?.source ?? "", kept: clock.due.day,
                told: nil, isWaitedOut: false, by: evidence.calendar)
            let decision =
                objection.standing == .standing
                ? nil
                : steps.last { step in
                    step.objection == objection.number && step.at > objection.input.receivedAt.iso
                }
            if let day = decision.flatMap({ Day(iso: String($0.at.prefix(10))) }) {
                period.ended = day.iso
                let left = clock.workingDaysLeft(on: day, calendar: evidence.calendar)
                period.workingDaysLate = left < 0 ? -left : nil
            }
            return CaseAccount.Objection(
                number: objection.number, by: objection.by, party: objection.party?.code,
                receivedAt: objection.input.receivedAt.iso, digest: objection.input.digest.text,
                standing: objection.standing.rawValue, period: period, decidedAt: decision?.at,
                decisionReason: decision?.reason)
        }
    }

    private static func items(_ evidence: CaseEvidence, _ procedure: Procedure?) -> [Item] {
        evidence.record.items.map { item in
            Item(
                number: item.number, title: item.title, entries: item.entries,
                standing: item.standing.rawValue,
                voices: evidence.record.voices.filter { $0.item == item.number }.map {
                    CaseAccount.voice($0, evidence, procedure)
                })
        }
    }

    private static func voice(
        _ voice: CaseVoice, _ evidence: CaseEvidence, _ procedure: Procedure?
    ) -> Voice {
        Voice(
            party: evidence.body(voice.party), officer: voice.officer,
            officerName: evidence.name(of: voice.officer, at: voice.party),
            agrees: voice.isAgreeing, item: voice.item, reason: voice.reason, at: voice.at.iso,
            stageTitle: procedure?.stage(voice.stage)?.title ?? voice.stage,
            document: voice.document?.text)
    }

    // MARK: Lines, entries, papers

    /// Packages that named the case and made no paper in it: a stale slip, an objection too late.
    private static func refused(_ evidence: CaseEvidence) -> [Refused] {
        evidence.lines.filter { $0.entry.standing == nil && $0.entry.input.type == "package" }.map {
            let input = $0.entry.input
            let kind = input.kind ?? .decision
            return Refused(
                at: Instant(milliseconds: $0.entry.at).iso, line: $0.number, kind: kind.rawValue,
                kindTitle: evidence.title(of: kind), sender: input.sender.map(evidence.body),
                packageID: input.packageID?.text, digest: input.digest?.text,
                events: $0.entry.events)
        }
    }

    private static func registered(_ folio: RegisterFolio, in record: CaseRecord) -> Registered {
        let own = folio.versions.last { $0.caseNumber == record.number }
        return Registered(
            number: folio.number,
            version: own?.version
                ?? (record.subject?.number == folio.number
                    ? record.subject?.version : nil) ?? folio.current.version,
            currentVersion: folio.current.version, currentCase: folio.current.caseNumber.text,
            state: folio.state.rawValue, stateTitle: folio.state.chinese, since: folio.since.iso,
            name: folio.current.name, isMadeHere: own != nil)
    }

    private static func paper(
        _ document: CaseEvidence.Document, _ evidence: CaseEvidence
    ) -> Paper {
        let signature: String
        if let verdict = document.verdict {
            signature = verdict.problem?.code ?? "genuine"
        } else {
            signature = PaperKind(rawValue: document.paper.kind) == nil ? "none" : "not-judged"
        }
        return Paper(
            file: document.paper.file, kind: document.paper.kind,
            title: document.view?.title ?? evidence.title(ofPaper: document.paper.kind),
            documentNumber: document.paper.documentNumber, at: document.paper.at.iso,
            digest: (document.listed ?? document.paper.digest).text,
            sizeBytes: document.sizeBytes, line: document.line, state: document.state,
            issuer: document.view.map { Body(code: $0.issuer.code, name: $0.issuerName) },
            signature: signature, algorithm: document.verdict?.algorithm,
            arrival: document.arrival.map { arrival($0, evidence) })
    }

    private static func arrival(_ found: ArrivalEvidence, _ evidence: CaseEvidence) -> Arrival {
        Arrival(
            ground: found.ground, sender: found.sender.map(evidence.body),
            signer: found.signer.map(evidence.body),
            officerName: found.officer.flatMap { officer in
                found.signer.flatMap { evidence.name(of: officer, at: $0) } ?? officer
            }, certificate: found.certificate)
    }
}

extension CaseEvidence {
    /// A party with its name.
    func body(_ party: PartyID) -> CaseAccount.Body {
        CaseAccount.Body(code: party.code, name: name(of: party))
    }

    /// The Chinese name of a kind of package, by the words of the case's rules.
    func title(of kind: PackageKind) -> String {
        book.wording.label("kind", kind.rawValue) ?? kind.rawValue
    }

    /// What a paper is called that does not say so itself.
    func title(ofPaper kind: String) -> String {
        switch kind {
        case "application": "申请文件"
        case "slip": "决定单"
        case "control": "控制文件"
        default: book.wording.label("kind", kind) ?? kind
        }
    }
}
