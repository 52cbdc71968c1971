package import Registry
internal import WorkingDays
internal import XML

/// `case.xml`: where a case stands, its clock, its papers and its history, for an archivist with a
/// text editor as much as for the program.
package enum CaseFile {
    /// Namespace of case files.
    package static let namespace = "urn:dengji:case:1"

    /// The file's bytes: canonical, one element on a line, a line feed at the end. The same record
    /// always gives the same bytes.
    package static func write(_ record: CaseRecord) -> [UInt8] {
        var writer = IndentedWriter(
            root: "case", namespace: namespace,
            attributes: [("number", record.number.text), ("revision", String(record.revision))])
        writer.element("procedure", record.procedure)
        writer.element("profile", record.profile)
        writer.element("rules", record.rules.text)
        writer.element("registrar", record.registrar.code)
        writer.element("kind", record.kind.rawValue)
        writeStanding(record, &writer)
        writer.input("opening", record.opening)
        writer.applicants("applicants", record.applicants)
        writer.facts(record.facts)
        writer.tables(record.tables)
        writeSubject(record, &writer)
        CaseFile.writeVoices(of: record, &writer)
        writer.open("attachments")
        for attachment in record.attachments { write(attachment, &writer) }
        writer.close()
        writer.open("remarks")
        for remark in record.remarks { writer.finding(remark) }
        writer.close()
        writer.open("papers")
        for paper in record.papers { write(paper, &writer) }
        writer.close()
        writer.open("history")
        for entry in record.history { write(entry, &writer) }
        writer.close()
        return writer.finishFile()
    }

    /// The record that `write` wrote. Characters that XML does not know were replaced when writing.
    package static func read(_ bytes: [UInt8]) throws(PaperError) -> CaseRecord {
        try ElementReading.root(of: bytes, named: "case", in: namespace).caseRecord()
    }

    private static func writeStanding(_ record: CaseRecord, _ writer: inout IndentedWriter) {
        switch record.standing {
        case .open(let stage):
            writer.element("standing", "", [("stage", stage), ("since", record.since.iso)])
        case .closed(let code):
            writer.element("standing", "", [("closed", code), ("since", record.since.iso)])
        }
        if let clock = record.clock {
            writer.element(
                "clock", "",
                [
                    ("after", clock.after.iso), ("workingDays", String(clock.workingDays)),
                    ("due", clock.due.day.iso), ("provisional", String(clock.due.provisional)),
                    ("overdueNoticeSent", String(clock.isOverdueNoticeSent)),
                    ("extendedBy", clock.extendedBy),
                ])
        }
        if let publicity = record.publicity {
            writer.element(
                "publicity", "",
                [
                    ("from", publicity.from.iso), ("until", publicity.until.day.iso),
                    ("provisional", String(publicity.until.provisional)),
                ])
        }
        writer.optional("complianceReport", record.complianceReport)
        writer.optional("registrationNumber", record.registrationNumber)
        writer.optional("initiator", record.initiator?.code)
        if record.supplementRequests > 0 || record.resubmittedAt != nil {
            writer.element(
                "supplements", "",
                [
                    ("asked", String(record.supplementRequests)),
                    ("resubmitted", record.resubmittedAt?.iso),
                ])
        }
    }

    /// The entry concerned, and objections: nothing where there are none.
    private static func writeSubject(_ record: CaseRecord, _ writer: inout IndentedWriter) {
        if let subject = record.subject {
            writer.open(
                "subject",
                [
                    ("entry", subject.number), ("version", String(subject.version)),
                    ("name", subject.name),
                ])
            writer.applicants("registrants", subject.registrants)
            writer.close()
        }
        for objection in record.objections {
            let clock = objection.clock
            writer.open(
                "objection",
                [
                    ("number", String(objection.number)), ("standing", objection.standing.rawValue),
                    ("party", objection.party?.code), ("after", clock.after.iso),
                    ("workingDays", String(clock.workingDays)), ("due", clock.due.day.iso),
                    ("provisional", String(clock.due.provisional)),
                    ("overdueNoticeSent", String(clock.isOverdueNoticeSent)),
                    ("extendedBy", clock.extendedBy),
                ])
            writer.element("by", objection.by)
            writer.input("input", objection.input)
            writer.close()
        }
    }

    private static func write(_ attachment: DeclaredAttachment, _ writer: inout IndentedWriter) {
        writer.element(
            "attachment", attachment.path,
            [
                ("id", attachment.id), ("role", attachment.role),
                ("mediaType", attachment.mediaType), ("size", String(attachment.sizeBytes)),
                ("digest", attachment.digest.text),
            ])
    }

    static func write(_ paper: DocketPaper, _ writer: inout IndentedWriter) {
        writer.element(
            "paper", paper.file,
            [
                ("kind", paper.kind), ("documentNumber", paper.documentNumber),
                ("digest", paper.digest.text), ("at", paper.at.iso),
                ("size", paper.sizeBytes.map(String.init)),
            ])
    }

    private static func write(_ entry: HistoryEntry, _ writer: inout IndentedWriter) {
        writer.element(
            "act", entry.reason,
            [
                ("at", entry.at.iso), ("name", entry.act), ("stage", entry.stage),
                ("article", entry.article), ("party", entry.party?.code),
                ("officer", entry.officer), ("effective", entry.effective.iso),
            ]
                + DecisionStep.roles.map { role in
                    (role, entry.steps.first { $0.role == role }?.name)
                })
    }
}
