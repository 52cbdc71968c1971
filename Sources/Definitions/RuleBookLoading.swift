internal import Registry
internal import WorkingDays
internal import XML

/// Reads a set file by file, then checks the files against each other.
struct RuleBookLoading {
    private let files: RuleFiles
    private var problems = ProblemList()

    init(_ files: RuleFiles) {
        self.files = files
    }

    consuming func run() throws(DefinitionError) -> RuleBook {
        let calendars = try read("calendars", by: "calendar", CalendarFile.read)
        let profiles = try read("profiles", by: "profile", ProfileFile.read)
        let lists = try readSteps()
        let procedures = try read("procedures", by: "procedure") {
            element throws(DefinitionError) in
            try ProcedureFile.read(element, shared: lists)
        }
        let regions = try read("codes", only: "regions.xml", by: "codes", RegionFile.read)
        let words = try readWording()
        let years = calendars.flatMap { file in file.value.map { (file.file, $0) } }
        let calendar = CalendarFile.calendar(of: years, problems: &problems)
        let sorted = profiles.sorted { $0.value.from < $1.value.from }
        checkNames(profiles.map { ($0.file, $0.value.name) })
        checkNames(procedures.map { ($0.file, $0.value.name) })
        checkSpans(sorted)
        checkProcedures(procedures, profiles: sorted)
        try problems.throwIfAny()
        guard let regions = regions.first?.value, let wording = words else {
            preconditionFailure("a file that could not be read is a problem and was thrown")
        }
        return RuleBook(
            digest: files.digest, procedures: procedures.map(\.value),
            profiles: sorted.map(\.value), calendar: calendar, regions: regions, wording: wording)
    }

    private typealias Read<Value> = (file: String, value: Value)

    /// Every XML file of a folder, or one of it, judged by `xsd/<vocabulary>.xsd` and read. A
    /// folder without any is a problem: a set lacks nothing.
    private mutating func read<Value>(
        _ folder: String, only wanted: String? = nil, by vocabulary: String,
        leaving unwanted: String? = nil,
        _ body: (DefinitionElement) throws(DefinitionError) -> Value
    ) throws(DefinitionError) -> [Read<Value>] {
        let schema = "xsd/\(vocabulary).xsd"
        guard let xsd = files.files[schema] else {
            report(schema, "the schema is missing")
            return []
        }
        let found = files.folder(folder).filter { file in
            file.name != unwanted
                && (wanted.map { file.name == $0 } ?? file.name.hasSuffix(".xml"))
        }
        if found.isEmpty { report(folder + "/" + (wanted ?? ""), "there is no file") }
        var values: [Read<Value>] = []
        try problems.gather { () throws(DefinitionError) in
            let reader = try DefinitionReader(xsd: xsd, name: schema)
            var inner = ProblemList()
            for (name, bytes) in found {
                let file = folder + "/" + name
                try inner.gather { () throws(DefinitionError) in
                    values.append((file, try body(try reader.root(of: bytes, file: file))))
                }
            }
            try inner.throwIfAny()
        }
        return values
    }

    /// The lists of steps that several stages use; a set may have none.
    private mutating func readSteps() throws(DefinitionError) -> [String: DefinitionElement] {
        // A schema that is missing is told with the procedures.
        if files.folder("steps").isEmpty || files.files["xsd/procedure.xsd"] == nil { return [:] }
        let lists = try read("steps", by: "procedure") { element throws(DefinitionError) in
            guard element.element.name == "steps" else {
                throw element.problem("not a list of steps", expected: "steps")
            }
            return element
        }
        var byName: [String: DefinitionElement] = [:]
        for (file, element) in lists {
            guard let name = element.attribute("name"), file == "steps/\(name).xml" else {
                report(file, "the name inside is \(element.attribute("name") ?? "")")
                continue
            }
            byName[name] = element
        }
        return byName
    }

    /// The words of all files of `wording/`, those of `papers.xml` first.
    private mutating func readWording() throws(DefinitionError) -> Wording? {
        let main = try read("wording", only: "papers.xml", by: "wording", WordingFile.read)
        guard var wording = main.first?.value else { return nil }
        let isMore = files.folder("wording").contains {
            $0.name != "papers.xml" && $0.name.hasSuffix(".xml")
        }
        guard isMore else { return wording }
        let more = try read(
            "wording", by: "wording", leaving: "papers.xml", WordingFile.readMore)
        for (file, words) in more {
            for paper in words.papers {
                if wording.papers.contains(where: {
                    $0.kind == paper.kind && $0.code == paper.code
                }) {
                    let code = paper.code ?? "*"
                    report(file, "there are words for \(paper.kind.rawValue) \(code) already")
                }
                wording.papers.append(paper)
            }
            for (key, label) in words.labels {
                if wording.labels[key] != nil {
                    report(file, "there is a label \(key.group) \(key.name) already")
                }
                wording.labels[key] = label
            }
        }
        return wording
    }

    private mutating func report(_ file: String, _ message: String) {
        problems.add(DefinitionProblem(file: file, message: message))
    }

    /// People find a definition by its file's name, so both are the same.
    private mutating func checkNames(_ named: [(file: String, name: String)]) {
        for (file, name) in named where !file.hasSuffix("/\(name).xml") {
            report(file, "the name inside is \(name)")
        }
    }

    private mutating func checkSpans(_ profiles: [Read<Profile>]) {
        for (earlier, later) in zip(profiles, profiles.dropFirst()) {
            if earlier.value.covers(later.value.from) {
                report(
                    later.file, "\(later.value.from.iso) is also covered by \(earlier.value.name)")
            }
        }
    }

    /// Every stage has its term in every profile that it is for, every package a case needs is
    /// trusted somehow, and under one profile a package kind opens one procedure.
    private mutating func checkProcedures(
        _ procedures: [Read<Procedure>], profiles: [Read<Profile>]
    ) {
        for (index, (file, procedure)) in procedures.enumerated() {
            for (_, other) in procedures[..<index] where other.opens == procedure.opens {
                // One for all kinds of entries stands beside those for some.
                let overlap =
                    procedure.entries.isEmpty == other.entries.isEmpty
                    && (procedure.entries.isEmpty
                        || !Set(procedure.entries).isDisjoint(with: other.entries))
                let shared = profiles.map(\.value.name).filter {
                    overlap && procedure.applies(under: $0) && other.applies(under: $0)
                }
                if !shared.isEmpty {
                    report(file, "\(procedure.opens.rawValue) already opens \(other.name)")
                }
            }
            for fault in procedure.faults { report(file, fault) }
            // One that is there and could not be read has been told already.
            for name in procedure.profiles where files.files["profiles/\(name).xml"] == nil {
                report(file, "there is no profile \(name)")
            }
            for (profileFile, profile) in profiles where procedure.applies(under: profile.name) {
                check(procedure, under: profile, of: profileFile)
            }
        }
    }

    /// Whether a profile says everything that a procedure asks of it.
    private mutating func check(
        _ procedure: Procedure, under profile: Profile, of file: String
    ) {
        var terms = procedure.stages.map(\.term)
        var kinds = [procedure.opens, .decision]
        for stage in procedure.stages {
            for step in stage.steps {
                if case .extend(let term) = step.next { terms.append(term) }
            }
            kinds += stage.arrivals.map(\.package)
            if stage.arrivals.contains(where: { $0.package == .objection }) {
                terms.append("objectionDecision")
            }
        }
        for term in terms where profile.terms[term]?.unit != .workingDays {
            report(file, "\(procedure.name) needs the term \(term) in working days")
        }
        for kind in kinds where profile.trust[kind] == nil {
            report(file, "nothing says how \(kind.rawValue) is trusted")
        }
    }
}
