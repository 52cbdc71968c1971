internal import Digests
internal import Papers
internal import Registry
internal import WorkingDays

extension PaperPage {
    /// The page of what a paper says, and of which file it says it.
    init(_ view: PaperView, bytes: [UInt8], fileName: String, labels: PageLabels) {
        body = TemplateName.body(of: view.kind)
        kind = view.kind.rawValue
        code = view.code
        demonstration = view.demonstration
        title = view.title
        documentNumber = view.documentNumber
        addressees = view.addressees.map(\.name).joined(separator: "、")
        caseNumber = view.caseNumber?.text
        facts = view.facts
        articles = view.articles
        decision = view.decision
        reasons = view.reasons
        next = view.next
        particulars = view.particulars.map { LabelledRow($0.label, $0.text) }
        term = view.term.map(TermPart.init)
        effective = view.effective?.text
        remedy = view.remedy
        hints = view.verificationHints
        statusAddress = view.statusAddress
        contact = view.contact
        issuer = view.issuerName
        issuerCode = view.issuer.code
        issuedDay = view.issuedText
        issuedTime = view.issuedAt.chinese
        seal = SealFigure(issuer: view.issuerName, mark: view.demonstration)
        isSigned = view.hasSignature
        answered = view.answers.map(AnsweredPart.init)
        sourceFile = fileName
        sourceDigest = SHA256.digest(of: bytes).hex
        sourceSize = ByteCount.text(bytes.count)
        take(view.body, labels)
    }

    private mutating func take(_ body: PaperViewBody, _ labels: PageLabels) {
        switch body {
        case .plain: break
        case .findings(let findings, let versions): self.findings = FindingsPart(findings, versions)
        case .review(let rows, let steps):
            review = ReviewPart(
                items: rows.enumerated().map { ReviewItemRow($1, number: $0 + 1) },
                steps: steps.map { LabelledRow($0.label, $0.text) })
        case .publicity(let days, let text):
            publicity = PublicityPart(
                from: days.from.chinese, until: days.until.day.chinese,
                isUntilProvisional: days.until.provisional, span: text)
        case .certificate(let view): certificate = CertificatePart(view, labels: labels)
        case .rights(let entry, let rights):
            self.rights = RightsPart(
                entryNumber: entry.number, entryName: entry.name,
                holders: entry.registrants.map { RegistrantRow($0, labels: labels) },
                confirmed: rights.map { RightRow(rightTitle: $0.title, rightArticle: $0.article) })
        case .lateness(_, let due, let text):
            lateness = LatenessPart(stageDue: due.day.chinese, sentence: text)
        case .summary(let figures): summaryFigures = SummaryPart(figures)
        }
    }
}

extension TermPart {
    init(_ view: TermView) {
        due = view.notice.deadline.day.chinese
        isProvisional = view.notice.deadline.provisional
        counted = view.text
    }
}

extension AnsweredPart {
    init(_ input: AnsweredInput) {
        receivedFile = input.fileName
        packageID = input.packageID?.text
        receivedSize = ByteCount.text(input.sizeBytes)
        receivedDigest = input.digest.text
        receivedAt = input.receivedAt.chinese
    }
}

extension FindingsPart {
    init(_ findings: [Finding], _ versions: EngineVersions?) {
        rows = findings.enumerated().map { FindingRow($1, number: $0 + 1) }
        errorCount = rows.count(where: \.isError)
        remarkCount = rows.count - errorCount
        hasRemarks = remarkCount > 0
        hasRows = !rows.isEmpty
        engine = versions?.engine ?? ""
        rulesDigest = versions?.rules.text ?? ""
        ruleProfile = versions?.profile
        verdict = versions?.verdict.map { VerdictPart($0) }
        judges = (versions?.files ?? []).map {
            JudgeRow(judgePath: $0.path, judgeVersion: $0.version, judgeDigest: $0.digest.text)
        }
        hasJudges = !judges.isEmpty
    }
}

extension VerdictPart {
    init(_ verdict: ReportVerdict) {
        func answer(_ value: Bool?) -> String? { value.map { $0 ? "是 yes" : "否 no" } }
        wellFormed = answer(verdict.isWellFormed)
        validity = answer(verdict.isValid)
        acceptance = answer(verdict.isAccepted)
        isFailure = verdict.isEngineFailure
    }
}

extension ReviewItemRow {
    init(_ row: ReviewRow, number: Int) {
        itemNumber = number
        itemTitle = row.judged.item.title
        itemSource = row.judged.item.source
        result = row.judged.result
        resultLabel = row.label
        remark = row.judged.remark.isEmpty ? nil : row.judged.remark
    }
}

extension CertificatePart {
    init(_ view: CertificateView, labels: PageLabels) {
        let entry = view.entry
        number = entry.number
        version = String(entry.version)
        act = entry.act.chinese
        replaces = view.supersedes.map { "第\($0)版" }
        effectiveFrom = entry.effective.chinese
        kindTitle = labels.text(.kind, entry.kind.rawValue)
        resourceName = entry.name
        summary = entry["resource.summary"] ?? entry["product.summary"]
        registrants = entry.registrants.map { RegistrantRow($0, labels: labels) }
        validFrom = entry.validFrom.chinese
        validUntil = entry.validUntil?.chinese
        publicityFrom = entry.publicityFrom?.chinese
        publicityUntil = entry.publicityUntil?.chinese
        report = entry.complianceReport
        applicationDigest = entry.application.text
        nationalCode = view.nationalCode
        licenceIdentifier = view.licenceIdentifier
        entryFacts = entry.facts.filter { !CertificatePart.isOnFace($0.name) }
            .map { LabelledRow($0.label, labels.codes.text($0, of: entry.kind)) }
        metadata = view.metadata.map { LabelledRow($0.label, $0.text) }
    }

    /// The facts that stand on the face and need not be repeated overleaf.
    private static func isOnFace(_ name: String) -> Bool {
        ["resource.name", "resource.summary", "product.name", "product.summary"].contains(name)
    }
}
