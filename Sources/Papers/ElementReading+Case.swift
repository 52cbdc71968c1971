internal import Registry
internal import WorkingDays
internal import XML

/// What only a case file holds.
extension ElementReading {
    func caseRecord() throws(PaperError) -> CaseRecord {
        let standing = try child("standing")
        var record = CaseRecord(
            number: try attribute("number", as: "a case number") { CaseNumber($0) },
            procedure: try text("procedure"), rules: try digest("rules"),
            profile: try text("profile"),
            registrar: try value(try text("registrar"), as: "a credit code") { PartyID($0) },
            applicants: try child("applicants").applicants(),
            opening: try child("opening").input(),
            kind: PackageKind(rawValue: try text("kind")), facts: try child("facts").facts(),
            remarks: try child("remarks").findings(),
            attachments: try child("attachments").attachments(),
            standing: try standing.standing(), since: try standing.instant("since"),
            revision: try number("revision"), clock: try optional("clock")?.clock(),
            papers: try child("papers").docketPapers(), history: try child("history").acts(),
            publicity: try optional("publicity")?.publicityDays(),
            complianceReport: optionalText("complianceReport"),
            registrationNumber: optionalText("registrationNumber"))
        record.tables = try tables()
        record.subject = try optional("subject")?.subject()
        for item in all("objection") { record.objections.append(try item.objection()) }
        try readVoices(into: &record)
        record.initiator = optionalText("initiator").flatMap(PartyID.init)
        if let supplements = optional("supplements") {
            record.supplementRequests = try supplements.number("asked")
            record.resubmittedAt =
                supplements.element.attribute("resubmitted") == nil
                ? nil : try supplements.instant("resubmitted")
        }
        return record
    }

    private func subject() throws(PaperError) -> CaseSubject {
        CaseSubject(
            number: try attribute("entry"), version: try number("version"),
            name: element.attribute("name"), registrants: try child("registrants").applicants())
    }

    private func objection() throws(PaperError) -> Objection {
        Objection(
            number: try number("number"), by: try text("by"),
            party: try optionalAttribute("party", as: "a credit code") { PartyID($0) },
            input: try child("input").input(), clock: try clock(),
            standing: try attribute("standing", as: "a standing") {
                Objection.Standing(rawValue: $0)
            })
    }

    private func standing() throws(PaperError) -> CaseRecord.Standing {
        switch (element.attribute("stage"), element.attribute("closed")) {
        case (let stage?, nil): return .open(stage: stage)
        case (nil, let code?): return .closed(code: code)
        default: throw unreadable("a case has a stage or is closed, one of the two")
        }
    }

    private func clock() throws(PaperError) -> StageClock {
        StageClock(
            after: try day("after"), workingDays: try number("workingDays"),
            due: try deadline("due"), isOverdueNoticeSent: try flag("overdueNoticeSent"),
            extendedBy: element.attribute("extendedBy"))
    }

    func publicityDays() throws(PaperError) -> PublicityDays {
        PublicityDays(from: try day("from"), until: try deadline("until"))
    }

    private func attachments() throws(PaperError) -> [DeclaredAttachment] {
        var attachments: [DeclaredAttachment] = []
        for item in all("attachment") {
            attachments.append(
                DeclaredAttachment(
                    id: try item.attribute("id"), role: try item.attribute("role"),
                    path: item.element.text, mediaType: try item.attribute("mediaType"),
                    sizeBytes: try item.number("size"),
                    digest: try item.attribute("digest", as: "a digest") { ContentDigest($0) }))
        }
        return attachments
    }

    func docketPapers() throws(PaperError) -> [DocketPaper] {
        var papers: [DocketPaper] = []
        for item in all("paper") {
            papers.append(
                DocketPaper(
                    file: item.element.text, kind: try item.attribute("kind"),
                    documentNumber: item.element.attribute("documentNumber"),
                    digest: try item.attribute("digest", as: "a digest") { ContentDigest($0) },
                    at: try item.instant("at"),
                    sizeBytes: item.element.attribute("size") == nil
                        ? nil : try item.number("size")))
        }
        return papers
    }

    private func acts() throws(PaperError) -> [HistoryEntry] {
        var acts: [HistoryEntry] = []
        for item in all("act") {
            acts.append(
                HistoryEntry(
                    at: try item.instant("at"), act: try item.attribute("name"),
                    stage: try item.attribute("stage"), article: try item.attribute("article"),
                    party: try item.optionalAttribute("party", as: "a credit code") {
                        PartyID($0)
                    },
                    officer: item.element.attribute("officer"), reason: item.element.text,
                    effective: try item.day("effective"),
                    steps: DecisionStep.roles.compactMap { role in
                        item.element.attribute(role).map { DecisionStep(role: role, name: $0) }
                    }))
        }
        return acts
    }
}
