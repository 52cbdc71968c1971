internal import Registry
internal import WorkingDays

/// The values that a paper's words may name; the list is at the head of
/// `schemas/wording/papers.xml`.
///
/// What the docket gave comes first, then what the order and the case say, then the facts: nothing
/// that an applicant wrote can stand in for a value of ours.
///
/// A class, because each line of a paper is handed `value`: of a structure that would be a copy of the
/// whole case.
final class PaperValues {
    private let paper: Paper
    private let wording: Wording

    init(paper: Paper, wording: Wording) {
        self.paper = paper
        self.wording = wording
    }

    /// A value by its name; `nil` when this paper has none.
    func value(_ name: String) -> String? {
        paper.order.values[name] ?? ofPaper(name) ?? ofInput(name) ?? ofCase(name) ?? ofTerm(name)
            ?? ofBody(name) ?? ofEntry(name) ?? paper.record?[name] ?? paper.entry?[name]
    }

    /// A day for a sentence, marked while it may still change.
    func text(_ deadline: Deadline) -> String {
        deadline.day.chinese + (deadline.provisional ? provisionalMark : "")
    }

    /// The rights of art. 10 that the entry's leading registrant claimed.
    var rights: [RightWording] {
        guard let entry = paper.entry, let kind = entry.registrants.first?.kind else { return [] }
        return wording.rights.filter { $0.applicant == kind && $0.isClaimed(by: entry[$0.fact]) }
    }

    private var provisionalMark: String {
        wording.phrases[.provisional]?.pieces.compactMap {
            if case .words(let words) = $0 { words } else { nil }
        }.joined() ?? ""
    }

    private func ofPaper(_ name: String) -> String? {
        switch name {
        case "code": paper.order.code
        case "documentNumber": paper.order.documentNumber
        case "issuer": paper.issuer.name
        case "issuerCode": paper.issuer.id.code
        case "issuedDay": paper.issuedAt.day.chinese
        case "issuedAt": paper.issuedAt.chinese
        case "effectiveDay": paper.order.effective?.chinese
        case "statusAddress": paper.statusAddress
        case "reasons":
            paper.order.reasons.isEmpty ? nil : paper.order.reasons.joined(separator: "；")
        case "addressees":
            paper.order.addressees.compactMap {
                if case .party(let id) = $0 { paper.name(of: id) } else { nil }
            }.joined(separator: "、")
        default: nil
        }
    }

    private func ofInput(_ name: String) -> String? {
        switch name {
        case "fileName": paper.input?.fileName
        case "packageID": paper.input?.packageID?.text
        case "sizeBytes": paper.input.map { String($0.sizeBytes) }
        case "digest": paper.input?.digest.text
        case "receivedAt": paper.input?.receivedAt.chinese
        case "receivedDay": paper.input?.receivedAt.day.chinese
        case "applicationFile": application?.fileName
        case "applicationID": application?.packageID?.text
        case "applicationDigest": application?.digest.text
        case "applicationReceivedAt": application?.receivedAt.chinese
        case "applicationReceivedDay": application?.receivedAt.day.chinese
        default: nil
        }
    }

    private var application: AnsweredInput? { paper.record?.opening ?? paper.order.answers }

    private func ofCase(_ name: String) -> String? {
        switch name {
        case "caseNumber": caseNumber?.text
        case "opened": isOpening ? paper.record?.number.text : nil
        case "concerned": isOpening ? nil : caseNumber?.text
        case "procedure": paper.record?.procedure
        case "profile": paper.record?.profile
        // The national rules are about registrations, not about the files of parties.
        case "registrationProfile":
            paper.record?.kind == .party ? nil : paper.record?.profile
        case "registrar": (paper.record?.registrar).map { paper.name(of: $0) }
        case "applicants": applicants.map { $0.map(\.name).joined(separator: "、") }
        case "applicant": applicants?.first?.name
        case "applicantCode": applicants?.first?.id.code
        // An application about an entry names its number only; the docket names the entry.
        case "dataName":
            paper.entry?.name ?? paper.record?.subjectName ?? paper.order.values["entryName"]
        case "dataSummary":
            paper.entry.flatMap { $0["resource.summary"] ?? $0["product.summary"] }
                ?? paper.record?["resource.summary"] ?? paper.record?["product.summary"]
        // A day of the sender's, as papers write days.
        case FactName.catalogueDate:
            paper.record?[name].flatMap { Day(iso: $0) }?.chinese
        case "kind": kind?.rawValue
        case "kindTitle": kind.flatMap { wording.label("kind", $0.rawValue) }
        default: dayOfFact(name)
        }
    }

    private var caseNumber: CaseNumber? { paper.order.caseNumber ?? paper.record?.number }

    /// A fact that is a day, as papers write days: `authorisation.until.inWords`.
    private func dayOfFact(_ name: String) -> String? {
        let suffix = ".inWords"
        guard name.hasSuffix(suffix) else { return nil }
        let fact = String(name.dropLast(suffix.count))
        return (paper.record?[fact] ?? paper.entry?[fact]).flatMap { Day(iso: $0) }?.chinese
    }

    private var applicants: [Applicant]? { paper.record?.applicants ?? paper.entry?.registrants }

    private var kind: PackageKind? {
        paper.record?.kind ?? paper.entry?.kind
            ?? paper.order.values["kind"].map { PackageKind(rawValue: $0) }
    }

    /// Whether the input answered is the one that opened the case.
    private var isOpening: Bool {
        paper.record != nil && paper.record?.opening == paper.order.answers
    }

    private func ofTerm(_ name: String) -> String? {
        guard let term = paper.order.term else { return nil }
        switch name {
        case "due": return text(term.deadline)
        case "workingDays": return String(term.workingDays)
        case "after": return term.after.chinese
        case "termSource": return term.source
        default: return nil
        }
    }

    private func ofBody(_ name: String) -> String? {
        switch paper.order.body {
        case .findings(let findings, let versions):
            switch name {
            case "findingCount": return count(findings)
            case "errorCount": return count(findings.filter { $0.severity == .error })
            case "remarkCount": return count(findings.filter { $0.severity == .remark })
            case "engine": return versions.engine
            case "rules": return versions.rules.text
            default: return nil
            }
        case .publicity(let from, let until):
            switch name {
            case "publicityFrom": return from.chinese
            case "publicityUntil": return text(until)
            default: return nil
            }
        case .overdue(let stage, let title, let due):
            switch name {
            case "stageName": return stage
            case "stageTitle": return title
            case "stageDue": return text(due)
            default: return nil
            }
        case .plain, .complianceReport, .certificate, .rightsStatement, .entry, .summary: return nil
        }
    }

    /// A number of findings; none is no value, so that a line may depend on it.
    private func count(_ findings: [Finding]) -> String? {
        findings.isEmpty ? nil : String(findings.count)
    }

    private func ofEntry(_ name: String) -> String? {
        guard let entry = paper.entry else {
            switch name {
            case "registrationNumber":
                return paper.record?.registrationNumber ?? paper.record?.subject?.number
            case "complianceReport": return paper.record?.complianceReport
            case "publicityFrom": return paper.record?.publicity?.from.chinese
            case "publicityUntil": return (paper.record?.publicity?.until).map(text)
            default: return nil
            }
        }
        switch name {
        case "registrationNumber": return entry.number
        case "certificateVersion": return String(entry.version)
        case "supersededVersion": return entry.supersededVersion.map { String($0) }
        case "certifiedName": return entry.name
        case "entryKind": return entry.kind.rawValue
        case "validFrom": return entry.validFrom.chinese
        case "validUntil": return entry.validUntil?.chinese
        case "publicityFrom": return entry.publicityFrom?.chinese
        case "publicityUntil": return entry.publicityUntil?.chinese
        case "entryAct": return entry.act.rawValue
        case "entryEffective": return entry.effective.chinese
        case "nationalCode": return entry.nationalCode
        case "complianceReport": return entry.complianceReport
        case "rights":
            return rights.isEmpty ? nil : rights.map(\.title).joined(separator: "、")
        default: return nil
        }
    }
}
