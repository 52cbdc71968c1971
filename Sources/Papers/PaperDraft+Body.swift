internal import Registry
internal import WorkingDays
internal import XML

extension PaperDraft {
    /// Particulars, and the part that only this kind has.
    func writeBody(_ writer: inout IndentedWriter) throws(PaperError) {
        try writeParticulars(&writer)
        switch paper.order.body {
        case .plain, .entry: break
        case .findings(let findings, let versions): writer.findings(findings, versions)
        case .complianceReport(let items, let steps): try writeReview(items, steps, &writer)
        case .publicity(let from, let until):
            writer.element(
                "publicity", try phrase(.publicity),
                [
                    ("from", from.iso), ("until", until.day.iso),
                    ("provisional", String(until.provisional)),
                ])
        case .certificate(let entry): try writeCertificate(entry, &writer)
        case .rightsStatement(let entry): try writeRights(entry, &writer)
        case .overdue(let stage, _, let due):
            writer.element(
                "lateness", try phrase(.lateness),
                [
                    ("stage", stage), ("due", due.day.iso),
                    ("provisional", String(due.provisional)),
                ])
        case .summary(let figures): writeSummary(figures, &writer)
        }
    }

    /// The kinds that are nothing without their own part must have it, and no kind another's.
    func checkBody() throws(PaperError) {
        switch (kind, paper.order.body) {
        case (.return, .findings(let findings, _)):
            guard findings.contains(where: { $0.severity == .error }) else {
                throw .missingReason(kind)
            }
        case (.complianceReport, .complianceReport(let items, _)):
            guard !items.isEmpty else { throw .missingPart(kind, part: "checklist") }
        case (.certificate, .certificate(let entry)),
            (.rightsStatement, .rightsStatement(let entry)):
            guard entry.caseNumber == paper.order.caseNumber ?? paper.record?.number else {
                throw .otherCase(kind, entry: entry.caseNumber)
            }
            if kind == .rightsStatement, values.rights.isEmpty { throw .noRights }
        case (.publicity, .publicity), (.overdue, .overdue), (.latenessReason, .overdue),
            (.summary, .summary):
            break
        case (.return, _), (.complianceReport, _), (.certificate, _), (.rightsStatement, _),
            (.publicity, _), (.overdue, _), (.latenessReason, _), (.summary, _):
            throw .wrongBody(kind)
        case (_, .plain), (_, .findings), (_, .entry): break
        default: throw .wrongBody(kind)
        }
    }

    private func writeParticulars(_ writer: inout IndentedWriter) throws(PaperError) {
        let applying = words.particulars.filter { $0.line.applies(values.value) }
        guard !applying.isEmpty else { return }
        writer.open("particulars")
        for particular in applying {
            let text = try fill(particular.line.text, isSentence: false)
            writer.element("particular", text, [("label", particular.label)])
        }
        writer.close()
    }

    private func writeReview(
        _ items: [JudgedItem], _ steps: [DecisionStep], _ writer: inout IndentedWriter
    ) throws(PaperError) {
        writer.open("review")
        for judged in items {
            writer.open(
                "item",
                [
                    ("id", judged.item.id), ("result", judged.result),
                    ("label", try label("result", judged.result)),
                ])
            writer.element("title", judged.item.title)
            writer.element("source", judged.item.source)
            if !judged.remark.isEmpty { writer.element("remark", judged.remark) }
            writer.close()
        }
        for step in steps {
            writer.element(
                "step", step.name, [("role", step.role), ("label", try label("step", step.role))])
        }
        writer.close()
    }

    private func writeCertificate(
        _ entry: RegisterEntry, _ writer: inout IndentedWriter
    ) throws(PaperError) {
        let identifier = try LicenceIdentifier.text(for: entry, settings: paper.settings)
        writer.open("certificate")
        writer.open("entry", IndentedWriter.attributes(of: entry))
        writer.content(of: entry)
        writer.close()
        if let version = entry.supersededVersion {
            writer.element("supersedes", "", [("version", String(version))])
        }
        writer.optional("nationalCode", entry.nationalCode)
        writer.optional("licenceIdentifier", identifier)
        writer.open("metadata")
        for (name, value) in CertificateMetadata.rows(
            entry, title: words.title, identifier: identifier, paper: paper)
        {
            writer.element(name, value)
        }
        writer.close()
        writer.close()
    }

    private func writeRights(
        _ entry: RegisterEntry, _ writer: inout IndentedWriter
    ) throws(PaperError) {
        writer.open("rights")
        writer.open("entry", IndentedWriter.attributes(of: entry))
        writer.content(of: entry)
        writer.close()
        for right in values.rights {
            writer.element(
                "right", right.title, [("name", right.name), ("article", right.article)])
        }
        writer.close()
    }

    private func label(_ group: String, _ name: String) throws(PaperError) -> String {
        guard let label = wording.label(group, name) else {
            throw .missingValue(kind, name: "\(group).\(name)")
        }
        return label
    }
}
