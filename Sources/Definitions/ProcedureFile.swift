internal import Registry

/// Files of `procedures/`.
enum ProcedureFile {
    /// The procedure of a valid file.
    ///
    /// `shared` are the step lists of `steps/` by name, which stages may use.
    static func read(
        _ root: DefinitionElement, shared: [String: DefinitionElement] = [:]
    ) throws(DefinitionError) -> Procedure {
        var roles: [PartyRole] = []
        for applicant in root.all("applicant") { roles.append(try role(applicant, "role")) }
        var exOfficio: [PartyRole] = []
        for name in words(root, "exOfficio") { exOfficio.append(try role(name, root)) }
        var stages: [Stage] = []
        for element in root.all("stage") { stages.append(try stage(element, shared)) }
        try checkWays(root, shared, names: Set(stages.map(\.name)))
        return Procedure(
            name: try root.value("name"), version: try root.integer("version"),
            title: try root.only("title").text,
            opens: PackageKind(rawValue: try root.value("opens")), applicantRoles: roles,
            stages: stages, article: try root.value("article"),
            profiles: (root.attribute("profiles") ?? "").split(separator: " ").map(String.init),
            concernsEntry: root.attribute("subject") == "entry",
            exOfficio: exOfficio,
            guards: try guards(root),
            entries: words(root, "entries").map { PackageKind(rawValue: $0) },
            issuer: root.attribute("issuer") == nil ? nil : try role(root, "issuer"),
            items: root.attribute("items").map {
                ItemTables(rows: $0, entries: root.attribute("itemEntries"))
            }, sees: words(root, "sees").map { PackageKind(rawValue: $0) })
    }

    private static func words(_ element: DefinitionElement, _ attribute: String) -> [String] {
        (element.attribute(attribute) ?? "").split(separator: " ").map(String.init)
    }

    private static func guards(_ element: DefinitionElement) throws(DefinitionError) -> [String] {
        var names: [String] = []
        for condition in element.all("guard") {
            let value = condition.attribute("of").map { ":" + $0 } ?? ""
            names.append(try condition.value("name") + value)
        }
        return names
    }

    /// A stage's own steps, and those of the lists it uses, in that order.
    private static func elements(
        _ stage: DefinitionElement, _ name: String, _ shared: [String: DefinitionElement]
    ) throws(DefinitionError) -> [DefinitionElement] {
        var found = stage.all(name)
        for use in stage.all("use") {
            let list = try use.value("steps")
            guard let steps = shared[list] else {
                throw use.problem(
                    "there is no such list of steps", found: list,
                    expected: shared.keys.sorted().joined(separator: ", "))
            }
            found += steps.all(name)
        }
        return found
    }

    private static func stage(
        _ element: DefinitionElement, _ shared: [String: DefinitionElement]
    ) throws(DefinitionError) -> Stage {
        guard let countedFrom = Stage.CountedFrom(rawValue: try element.value("countedFrom")) else {
            throw element.problem("no such event", found: element.attribute("countedFrom"))
        }
        var outcomes: [Outcome] = []
        for outcome in try elements(element, "outcome", shared) {
            outcomes.append(try step(outcome))
        }
        var arrivals: [Arrival] = []
        for arrival in try elements(element, "arrival", shared) {
            arrivals.append(try self.arrival(arrival))
        }
        var expiries: [Outcome] = []
        let ends = try elements(element, "expiry", shared)
        for expiry in ends { expiries.append(try step(expiry)) }
        var voices: [StageVoice] = []
        for voice in element.all("voice") { voices.append(try self.voice(voice)) }
        let stage = Stage(
            name: try element.value("name"), title: try element.value("title"),
            article: try element.value("article"), term: try element.value("term"),
            countedFrom: countedFrom,
            decider: element.attribute("decider") == nil ? nil : try role(element, "decider"),
            outcomes: outcomes, expiry: expiries.first,
            isExpiryIrreversible: ends.contains { $0.flag("irreversible") },
            checklist: try checklist(element), arrivals: arrivals,
            moreExpiries: Array(expiries.dropFirst()), voices: voices)
        try check(stage, at: element)
        return stage
    }

    /// Every way leads to a stage of the procedure. Not an `xs:keyref`, for which libxml2 gives no
    /// line.
    private static func checkWays(
        _ root: DefinitionElement, _ shared: [String: DefinitionElement], names: Set<String>
    ) throws(DefinitionError) {
        for stage in root.all("stage") {
            let steps =
                try elements(stage, "outcome", shared) + elements(stage, "expiry", shared)
                + elements(stage, "arrival", shared)
            for step in steps {
                guard let next = step.first("next") else { continue }
                let name = try next.value("stage")
                guard names.contains(name) else {
                    throw next.problem(
                        "there is no such stage", found: name,
                        expected: names.sorted().joined(separator: ", "))
                }
            }
        }
    }

    /// What the XSD cannot say of a stage.
    private static func check(_ stage: Stage, at element: DefinitionElement)
        throws(DefinitionError)
    {
        if stage.decider == nil, stage.voices.isEmpty, !stage.outcomes.isEmpty {
            throw element.problem("outcomes without a decider", expected: "@decider")
        }
        if stage.decider != nil, stage.outcomes.isEmpty {
            throw element.problem("a decider without outcomes", expected: "outcome")
        }
        if !stage.isDecided, stage.expiry == nil {
            throw element.problem("nothing ever leads out of the stage", expected: "expiry")
        }
        let names = stage.steps.map(\.name)
        if Set(names).count < names.count {
            throw element.problem("two outcomes with the same name")
        }
        if Set(stage.checklist.map(\.id)).count < stage.checklist.count {
            throw element.problem("two checklist items with the same id")
        }
        if stage.checklist.isEmpty, let outcome = stage.outcomes.first(where: \.needsChecklist) {
            throw element.problem("\(outcome.name) needs a checklist and there is none")
        }
        let arrivals = stage.arrivals.map { "\($0.package.rawValue) \($0.sender == .objector)" }
        if Set(arrivals).count < arrivals.count {
            throw element.problem("two arrivals of the same package kind")
        }
    }

    private static func step(_ element: DefinitionElement) throws(DefinitionError) -> Outcome {
        var papers: [StepPaper] = []
        for paper in element.all("paper") {
            guard let kind = PaperKind(rawValue: try paper.value("kind")) else {
                throw paper.problem("no such paper", found: paper.attribute("kind"))
            }
            papers.append(
                StepPaper(
                    kind, code: paper.attribute("code"), addressees: try addressees(paper)))
        }
        var effects: [StepEffect] = []
        for effect in element.all("effect") {
            guard let named = NamedEffect(rawValue: try effect.value("name")) else {
                throw effect.problem("no such effect", found: effect.attribute("name"))
            }
            effects.append(StepEffect(named, effect.attributes(but: ["name"])))
        }
        let automatic = element.attribute("automatic")
        return Outcome(
            name: try element.value("name"), title: try element.value("title"),
            needsReason: element.flag("reason"), needsChecklist: element.flag("checklist"),
            // Sets of the first version say true or false.
            automation: automatic == "true"
                ? .clean
                : automatic == "false" ? .never : try choice(element, "automatic", or: .never),
            next: try next(element), papers: papers, guards: try guards(element),
            article: try element.value("article"),
            about: try choice(element, "about", or: .theCase),
            effects: effects.isEmpty && papers.contains { $0.kind == .certificate }
                // In sets of the first version the papers said so.
                ? [StepEffect(.register), StepEffect(.confirmRights)] : effects,
            needsSignature: element.flag("signed"))
    }

    private static func addressees(_ paper: DefinitionElement)
        throws(DefinitionError) -> [StepPaper.Addressee]
    {
        var groups: [StepPaper.Addressee] = []
        for word in words(paper, "to") {
            guard let group = StepPaper.Addressee(word: word) else {
                throw paper.problem("no such addressee", found: word)
            }
            groups.append(group)
        }
        return groups
    }

    private static func voice(_ element: DefinitionElement) throws(DefinitionError) -> StageVoice {
        let word = try element.value("from")
        guard let source = StageVoice.Source(word: word) else {
            throw element.problem("nobody is called so", found: word)
        }
        return StageVoice(from: source, fact: element.attribute("fact"))
    }

    private static func next(_ step: DefinitionElement) throws(DefinitionError) -> Outcome.Next {
        if let stage = step.first("next") { return .stage(try stage.value("stage")) }
        if step.first("stay") != nil { return .stay }
        if let extend = step.first("extend") { return .extend(term: try extend.value("term")) }
        return .closed(code: try step.only("close").value("code"))
    }

    /// One of a few words, or what its absence means.
    private static func choice<Value: RawRepresentable<String>>(
        _ element: DefinitionElement, _ attribute: String, or absent: Value
    ) throws(DefinitionError) -> Value {
        guard let word = element.attribute(attribute) else { return absent }
        guard let value = Value(rawValue: word) else {
            throw element.problem("no such word", found: word)
        }
        return value
    }

    private static func arrival(_ element: DefinitionElement) throws(DefinitionError) -> Arrival {
        let word = element.attribute("from") ?? Arrival.Sender.applicant.rawValue
        let sender = Arrival.Sender(rawValue: word)
        let role = PartyRole(rawValue: word)
        guard sender != nil && sender != .role || role != nil else {
            throw element.problem("no such sender", found: word)
        }
        return Arrival(
            package: PackageKind(rawValue: try element.value("package")),
            sender: sender ?? .role, role: role, step: try step(element))
    }

    private static func checklist(_ stage: DefinitionElement) throws(DefinitionError)
        -> [ChecklistItem]
    {
        var items: [ChecklistItem] = []
        for item in stage.first("checklist")?.all("item") ?? [] {
            items.append(
                ChecklistItem(
                    id: try item.value("id"), title: item.text, source: try item.value("source")))
        }
        return items
    }

    private static func role(_ element: DefinitionElement, _ attribute: String)
        throws(DefinitionError) -> PartyRole
    {
        try role(try element.value(attribute), element)
    }

    private static func role(_ name: String, _ element: DefinitionElement)
        throws(DefinitionError) -> PartyRole
    {
        guard let role = PartyRole(rawValue: name) else {
            throw element.problem("no such role", found: name)
        }
        return role
    }
}
