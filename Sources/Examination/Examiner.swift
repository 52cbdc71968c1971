package import Packages
package import Registry
internal import XML

/// Examines packages by one set of schemas; belongs to one thread.
package final class Examiner {
    /// The digest of the set it judges by.
    package let rules: ContentDigest
    let documents: DocumentExaminer
    private let packageLimits: PackageLimits
    private let limits: IntakeLimits

    /// A package of at most so many bytes, as most are, is read at once; of a larger one only what is
    /// needed is in memory.
    private static let heldBytes = 256 << 10

    /// Compiles every schema and rule file that packages need; throws when the set is not usable.
    /// `limits` bound packages, not the set. Without `compilesAll` a kind is compiled with the first
    /// package of it, and a set that is not usable for it fails that package alone: for a set that
    /// was tried when it was adopted.
    package init(
        rules: RuleFiles, limits: IntakeLimits = IntakeLimits(), compilesAll: Bool = true
    ) throws(ExaminerError) {
        self.rules = rules.digest
        self.limits = limits
        packageLimits = ExaminationLimits.package(limits)
        documents = DocumentExaminer(
            library: try RuleLibrary(
                rules, limits: ExaminationLimits.schemas(limits), compilesAll: compilesAll),
            limits: ExaminationLimits.document(limits), maxAttachments: limits[.attachments])
    }

    /// Examines a package as received: a ZIP or a single XML document, told apart by its first
    /// bytes. `fileName` is what findings call a single document.
    ///
    /// With a profile (`taian-2025`) its rules are applied beside those that always hold; without
    /// one only the latter. Whatever the engine or the source could not do is the verdict
    /// `engineFailure`, never a finding.
    package func examine(_ source: PackageSource, fileName: String, profile: String?)
        -> Examination
    {
        guarded(profile) {
            guard source.sizeBytes > 0 else {
                return judged(findings: [
                    DocumentRule.emptyFile.finding(at: FindingPlace(file: nil))
                ])
            }
            guard source.sizeBytes <= packageLimits.maxPackageBytes else {
                return judged(findings: [tooLargePackage(source.sizeBytes)])
            }
            let held = try source.held(upTo: Examiner.heldBytes)
            let head = try held.bytes(at: 0, count: min(4, held.sizeBytes)) ?? []
            if try PackageShape.isZIP(held, head) {
                return try examine(zip: held, profile: profile)
            }
            guard PackageShape.couldBeXML(head) else {
                return judged(findings: [
                    DocumentRule.neitherXMLNorZIP.finding(
                        at: FindingPlace(file: nil), found: PackageShape.shown(head),
                        expected: "PK, <")
                ])
            }
            guard held.sizeBytes <= documents.limits.maxBytes,
                let bytes = try held.bytes(at: 0, count: held.sizeBytes)
            else { return judged(findings: [tooLarge(held.sizeBytes, file: fileName)]) }
            let document = try documents.examine(bytes, file: fileName, profile: profile)
            return judged(document, observed: [], file: fileName)
        }
    }

    /// The second pass over a signed package: the verified bytes alone decide what it says.
    ///
    /// `observed` are the files that the first pass found; they are compared with the attachments
    /// that these bytes declare. `file` is what findings call the document.
    package func facts(
        ofVerified document: [UInt8], file: String = "application.xml", profile: String?,
        observed: [ObservedAttachment]
    ) -> Examination {
        guarded(profile) {
            let found = try documents.examine(document, file: file, profile: profile)
            return judged(found, observed: observed, file: file)
        }
    }

    /// Writes files of a package to `sink`, which is told which of `paths` bytes are of, for views
    /// that never inflate themselves.
    ///
    /// `nil` for a file that the package does not have or that is broken, and for all where the
    /// package is not sound; what the sink has seen is then to be thrown away. Errors of source, sink
    /// and engine pass through.
    package func unpack(
        _ paths: [String], from source: PackageSource,
        into sink: (Int, Span<UInt8>) throws -> Void
    ) throws -> [ObservedAttachment?] {
        let held = try source.held(upTo: Examiner.heldBytes)
        guard case .structure(let structure) = try ZIPStructure.read(held, limits: packageLimits)
        else { return paths.map { _ in nil } }
        let files = PackageFiles(held)
        return try paths.enumerated().map { index, path in
            guard let entry = structure.files.first(where: { $0.name == path }) else { return nil }
            return try files.copy(entry) { try sink(index, $0) }
        }
    }

    // MARK: ZIP

    private func examine(zip source: PackageSource, profile: String?) throws -> Examination {
        let structure: ZIPStructure
        switch try ZIPStructure.read(source, limits: packageLimits) {
        case .problems(let problems):
            return judged(findings: problems.map(finding))
        case .structure(let sound): structure = sound
        }
        var findings = structure.remarks.map(finding)
        let files = PackageFiles(source)
        let choice = PackageShape.document(
            in: structure.files, names: documents.library.documentNames)
        findings += choice.findings
        var observed: [ObservedAttachment] = []
        var broken: Set<String> = []
        for entry in structure.files where entry != choice.entry {
            switch try files.observe(entry) {
            case .value(let file): observed.append(file)
            case .problem(let problem):
                findings.append(finding(problem))
                broken.insert(entry.name)
            }
        }
        guard let entry = choice.entry else {
            return judged(findings: findings, observed: observed)
        }
        guard entry.sizeBytes <= documents.limits.maxBytes else {
            return judged(
                findings: findings + [tooLarge(entry.sizeBytes, file: entry.name)],
                observed: observed)
        }
        switch try files.bytes(of: entry, max: documents.limits.maxBytes) {
        case .problem(let problem):
            return judged(findings: findings + [finding(problem)], observed: observed)
        case .value(let bytes):
            var document = try documents.examine(bytes, file: entry.name, profile: profile)
            document.findings += findings
            if let name = document.properName, name != entry.name.lowercased() {
                document.findings.append(
                    DocumentRule.documentName.finding(
                        at: FindingPlace(file: entry.name), found: entry.name, expected: name))
            }
            return judged(document, observed: observed, broken: broken, file: entry.name)
        }
    }

    private func tooLarge(_ sizeBytes: Int, file: String) -> Finding {
        WellFormednessFindings.finding(
            XMLDocument.tooLarge(sizeBytes, documents.limits), file: file)
    }

    private func tooLargePackage(_ sizeBytes: Int) -> Finding {
        finding(
            PackageProblem(
                .limitPackage, found: String(sizeBytes),
                expected: "≤ \(packageLimits.maxPackageBytes)"))
    }

    private func finding(_ problem: PackageProblem) -> Finding {
        Finding(problem, limits: packageLimits)
    }

    /// Where the lists of attachments name a path that none may have.
    private static func misnamed(_ findings: [Finding]) -> Set<String> {
        var places: Set<String> = []
        for finding in findings {
            guard let place = finding.xpath else { continue }
            if finding.rule.hasPrefix("PKG-PATH-") { places.insert(place) }
            if place.hasSuffix("/@path") { places.insert(String(place.dropLast("/@path".count))) }
        }
        return places
    }

    // MARK: Verdicts

    /// Runs an examination; what it throws, and a profile that the set does not have, is a fault of
    /// the program.
    private func guarded(_ profile: String?, _ body: () throws -> Examination) -> Examination {
        if let profile, !documents.library.profiles.contains(profile) {
            return failed("the set of schemas has no profile \(profile)")
        }
        do {
            return try body()
        } catch {
            return failed("\(error)")
        }
    }

    private func failed(_ reason: String) -> Examination {
        Examination(verdict: .engineFailure(reason), findings: [])
    }

    private func judged(
        findings: [Finding], observed: [ObservedAttachment] = []
    ) -> Examination {
        Examination(
            verdict: .invalid, findings: FindingOrder.sorted(findings, max: limits[.findings]),
            attachments: observed)
    }

    private func judged(
        _ document: DocumentExamination, observed: [ObservedAttachment], broken: Set<String> = [],
        file: String
    ) -> Examination {
        var document = document
        if let paths = document.paths {
            document.findings += AttachmentFindings.findings(
                declared: document.listed, known: paths, observed: observed, broken: broken,
                misnamed: Examiner.misnamed(document.findings), file: file)
        }
        let isValid = document.isValid
        if isValid, document.facts == nil {
            return failed("the schemas accept a document of which no facts can be taken")
        }
        return Examination(
            verdict: isValid ? .valid : .invalid,
            findings: FindingOrder.sorted(document.findings, max: limits[.findings]),
            identity: document.identity, facts: isValid ? document.facts : nil,
            attachments: observed, signature: document.signature,
            conformity: document.conformity, source: document.source)
    }
}
