internal import Definitions
internal import Examination
internal import Registry
internal import System
internal import WorkingDays

/// How a case's application would fare if it came now: by one set of schemas.
struct ReplayedPackage: Hashable {
    /// Ids of rules that would send it back, each once, in the order of ids.
    var refusals: [String]
    /// Whether the machine would accept it where nothing else asks for a person.
    var isAutomatic: Bool

    /// Examines an application again.
    ///
    /// Gap: what the register held on that day is not known any more, so guards that ask it are not
    /// replayed; neither is whether the sender's folder was trusted then.
    init(_ record: CaseRecord, file: OpenedFile?, by rules: RehearsedRules) {
        let profile = rules.book.profile(onReceipt: record.opening.receivedAt.day)
        guard let profile,
            let procedure = rules.book.procedure(openedBy: record.kind, under: profile.name)
        else {
            refusals = [
                profile == nil ? RegistryRule.noProfile.id : RegistryRule.noProcedure.id
            ]
            isAutomatic = false
            return
        }
        var found: Set<String> = []
        if let file {
            let examination = rules.examiner.examine(
                file.source, fileName: record.opening.fileName, profile: profile.name)
            found = Set(examination.findings.filter { $0.severity == .error }.map(\.rule))
            if profile.trust[record.kind] == .signature, examination.signature == nil {
                found.insert(RegistryRule.signatureRequired.id)
            }
        }
        refusals = found.sorted()
        let level = record[FactName.level] ?? record[FactName.productLevel]
        let automation = procedure.stages.first?.outcomes.map(\.automation) ?? []
        isAutomatic =
            automation.contains(.always)
            || automation.contains(.clean)
                && (level.map(profile.list("levels.automatic").contains) ?? false)
    }
}

/// A set of schemas with all that a rehearsal asks of it.
struct RehearsedRules {
    /// The files.
    let files: RuleFiles
    /// The same, read.
    let book: RuleBook
    /// Examines by it.
    let examiner: Examiner

    /// Loads a set; throws when it cannot be used.
    init(_ files: RuleFiles, limits: IntakeLimits) throws {
        self.files = files
        book = try RuleBook.load(files)
        do {
            examiner = try Examiner(rules: files, limits: limits, compilesAll: false)
        } catch {
            throw CommandError.environment(
                Message(
                    zh: "规则不能使用：\(error.description)",
                    en: "the set cannot be used: \(error.description)"),
                advice: Message(
                    zh: "改正拟采用的规则，再运行 dengji rehearse",
                    en: "Correct the set, then run dengji rehearse"))
        }
    }
}
