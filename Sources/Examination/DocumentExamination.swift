import Registry
import XML

/// What was found in the main document of a package.
struct DocumentExamination {
    /// What it calls itself.
    var identity = ClaimedIdentity()
    /// Everything that is wrong with it, in no order yet.
    var findings: [Finding] = []
    /// Attachments that are written as they should be.
    var listed: [ListedAttachment] = []
    /// The paths of all attachments, however the rest of their entry is written; `nil` when the
    /// document could not be parsed, so that nothing is known of them.
    var paths: Set<String>?
    /// What it says, as far as its document goes; only without an error among the findings.
    var facts: PackageFacts?
    /// The parts of its signature.
    var signature: SignatureParts?
    /// The name its root asks the file to have, `application.xml`; `nil` for an unknown root.
    var properName: String?
    /// How far it conforms.
    var conformity = Conformity.unread
    /// Where its parts stand.
    var source = DocumentSource()

    /// Whether nothing found returns the package.
    var isValid: Bool { !findings.contains { $0.severity == .error } }
}

/// Examines main documents by a compiled set of schemas.
struct DocumentExaminer {
    let library: RuleLibrary
    let limits: XMLLimits
    let maxAttachments: Int

    /// Examines a document that a finding calls `file`, by the rules of a profile that exists.
    func examine(_ bytes: [UInt8], file: String, profile: String?)
        throws -> DocumentExamination
    {
        var result = DocumentExamination()
        switch try XMLDocument.parse(bytes, limits: limits) {
        case .problems(let problems):
            result.identity = IdentityReading.identity(in: bytes)
            let isRead = problems.contains {
                [.malformed, .namespace, .encoding].contains($0.kind)
            }
            if isRead { result.conformity = .malformed }
            result.findings = problems.map { WellFormednessFindings.finding($0, file: file) }
        case .document(let document):
            result.identity = IdentityReading.identity(of: document.root)
            result.source = SourceReading.source(of: document.root, file: file)
            try judge(document, file: file, profile: profile, into: &result)
        }
        return result
    }

    private func judge(
        _ document: XMLDocument, file: String, profile: String?,
        into result: inout DocumentExamination
    ) throws {
        let root = document.root
        result.conformity = .invalid
        let candidates = try library.kinds(root: root, saying: result.identity.kind)
        let kind = candidates.first { $0.mapping.kind == result.identity.kind }
        guard let rules = kind ?? DocumentExaminer.nearest(to: root, of: candidates) else {
            result.findings.append(
                DocumentRule.root.finding(
                    at: FindingPlace(file: file, line: root.line, xpath: root.path),
                    found: "{\(root.namespace ?? "")}\(root.name)",
                    expected: library.roots.joined(separator: ", ")))
            return
        }
        result.properName = rules.mapping.root + ".xml"
        let tooMany = tooManyAttachments(of: root, file: file)
        guard tooMany.isEmpty else {
            // To look at each of them is what the limit is to spare.
            result.findings += tooMany
            result.conformity = .unread
            return
        }
        result.paths = ApplicationReading.paths(of: root)
        result.listed = ApplicationReading.attachments(of: root)
        try extractSignature(from: document, file: file, into: &result)
        // Another version is judged by its number alone: what this schema says of it is noise.
        if let finding = DocumentExaminer.otherFormat(root, file: file) {
            result.findings.append(finding)
            return
        }

        let own = InstanceFindings.findings(in: document, file: file, max: limits.maxFindings)
        let values = ValueFindings.findings(
            in: root, rules.outline, file: file, max: limits.maxFindings)
        let told = Set((values + own).compactMap(\.xpath))
        let characters = CharacterFindings.findings(
            in: document, rules.outline, file: file, max: limits.maxFindings
        ).filter { !($0.xpath.map(told.contains) ?? false) }
        let schema = SchemaFindings(
            root: root, outline: rules.outline, file: file,
            judged: told.union(characters.compactMap(\.xpath)))
        result.findings += own + characters
        let problems = try rules.schema.validateThroughout(document)
        if problems.isEmpty { result.conformity = .valid }
        result.findings += schema.findings(problems) + values
        // Of an unknown kind no rules are known; the schema has refused it.
        guard kind != nil else { return }
        result.findings += try failures(of: document, rules, file: file, profile: profile)
        if result.isValid { result.facts = facts(of: root, rules.mapping, result) }
    }

    /// Of several kinds with this root, for a document that says none of them: the one that has all
    /// parts of the document, so that the least is said of what is not wrong; else the first.
    private static func nearest(to root: XMLElement, of kinds: [PackageKindRules])
        -> PackageKindRules?
    {
        let parts = Set(root.children.map(\.name)).subtracting(["Signature"])
        return kinds.first { kind in
            parts.isSubset(of: kind.outline.fields.map(\.name))
        } ?? kinds.first
    }

    /// The finding for a list that is longer than the workspace's limit, which may be smaller than
    /// the schema's.
    private func tooManyAttachments(of root: XMLElement, file: String) -> [Finding] {
        guard let list = root.first("attachments") else { return [] }
        let count = list.all("attachment").count
        guard count > maxAttachments else { return [] }
        return [
            DocumentRule.tooManyAttachments.finding(
                at: FindingPlace(file: file, line: list.line, xpath: list.path),
                found: String(count),
                expected: LimitNaming.expected(.attachments, maxAttachments))
        ]
    }

    /// The version of the formats of packages, an attribute of their roots; every XSD fixes it.
    private static let format = "1"

    /// The finding for a document that says it is of another version; one that says nothing is the
    /// schema's to refuse.
    private static func otherFormat(_ root: XMLElement, file: String) -> Finding? {
        guard let found = root.attribute("format").map(HalfWidth.collapsed), found != format else {
            return nil
        }
        return DocumentRule.formatVersion.finding(
            at: FindingPlace(file: file, line: root.line, xpath: root.path + "/@format"),
            found: found, expected: format, ["found": found, "expected": format])
    }

    private func failures(
        of document: XMLDocument, _ rules: PackageKindRules, file: String, profile: String?
    ) throws(XMLEngineError) -> [Finding] {
        do {
            return try rules.failures(of: document, profile: profile).map {
                DocumentExaminer.finding($0, file: file)
            }
        } catch {
            guard case .stepsExhausted(let bound) = error else { throw error }
            return [WellFormednessFindings.stepsExhausted(bound, file: file)]
        }
    }

    private func extractSignature(
        from document: XMLDocument, file: String, into result: inout DocumentExamination
    ) throws(XMLEngineError) {
        switch try EnvelopedSignature.extract(from: document) {
        case .absent: return
        case .parts(let parts):
            result.signature = SignatureParts(
                canonicalDocument: parts.canonicalDocument,
                canonicalSignedInfo: parts.canonicalSignedInfo, signatureValue: parts.value)
        case .problem(let problem):
            let rule: DocumentRule =
                switch problem {
                case .twoSignatures: .signatureTwice
                case .notLast: .signatureNotLast
                case .wrongShape: .signatureShape
                case .wrongValue: .signatureValue
                case .splitText: .signatureSplitText
                }
            result.findings.append(rule.finding(at: FindingPlace(file: file)))
        }
    }

    /// The facts of a valid document; `nil` when the schema let something through that is no value,
    /// which the caller treats as a fault of the program.
    private func facts(
        of root: XMLElement, _ mapping: FactsMapping, _ result: DocumentExamination
    ) -> PackageFacts? {
        guard let id = result.identity.packageID,
            let applicants = ApplicationReading.applicants(of: root)
        else { return nil }
        let isSlip = mapping.kind == .decision
        let slip = isSlip ? SlipReading.slip(of: root) : nil
        guard isSlip == (slip != nil) else { return nil }
        return PackageFacts(
            id: id, kind: mapping.kind, applicants: applicants, facts: mapping.facts(of: root),
            tables: mapping.tables(of: root), attachments: result.listed.map(\.declared),
            slip: slip)
    }

    private static func finding(_ failure: RuleFailure, file: String) -> Finding {
        Finding(
            rule: failure.id, article: failure.article,
            severity: failure.severity == .error ? .error : .remark, file: file,
            line: failure.line, xpath: failure.path, object: failure.object, found: failure.found,
            expected: failure.expected, chinese: failure.chinese, english: failure.english,
            advice: failure.advice, adviceEnglish: failure.adviceEnglish)
    }
}
