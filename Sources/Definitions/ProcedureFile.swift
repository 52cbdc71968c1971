internal import Registry

/// Files of `procedures/`.
enum ProcedureFile {
    /// The procedure of a valid file.
    static func read(_ root: DefinitionElement) throws(DefinitionError) -> Procedure {
        var roles: [PartyRole] = []
        for applicant in root.all("applicant") { roles.append(try role(applicant, "role")) }
        var stages: [Stage] = []
        for element in root.all("stage") { stages.append(try stage(element)) }
        try checkWays(root, names: Set(stages.map(\.name)))
        return Procedure(
            name: try root.value("name"), version: try root.integer("version"),
            title: try root.only("title").text,
            opens: PackageKind(rawValue: try root.value("opens")), applicantRoles: roles,
            stages: stages, article: try root.value("article"),
            profiles: (root.attribute("profiles") ?? "").split(separator: " ").map(String.init),
            concernsEntry: root.attribute("subject") == "entry",
            exOfficio: root.attribute("exOfficio") == nil ? nil : try role(root, "exOfficio"),
            guards: try guards(root))
    }

    private static func guards(_ element: DefinitionElement) throws(DefinitionError) -> [String] {
        var names: [String] = []
        for condition in element.all("guard") { names.append(try condition.value("name")) }
        return names
    }

    private static func stage(_ element: DefinitionElement) throws(DefinitionError) -> Stage {
        guard let countedFrom = Stage.CountedFrom(rawValue: try element.value("countedFrom")) else {
            throw element.problem("no such event", found: element.attribute("countedFrom"))
        }
        var outcomes: [Outcome] = []
        for outcome in element.all("outcome") { outcomes.append(try step(outcome)) }
        var arrivals: [Arrival] = []
        for arrival in element.all("arrival") { arrivals.append(try self.arrival(arrival)) }
        let expiry = element.first("expiry")
        let stage = Stage(
            name: try element.value("name"), title: try element.value("title"),
            article: try element.value("article"), term: try element.value("term"),
            countedFrom: countedFrom,
            decider: element.attribute("decider") == nil ? nil : try role(element, "decider"),
            outcomes: outcomes, expiry: try expiry.map(step),
            isExpiryIrreversible: expiry?.flag("irreversible") ?? false,
            checklist: try checklist(element), arrivals: arrivals)
        try check(stage, at: element)
        return stage
    }

    /// Every way leads to a stage of the procedure. Not an `xs:keyref`, for which libxml2 gives no
    /// line.
    private static func checkWays(_ root: DefinitionElement, names: Set<String>)
        throws(DefinitionError)
    {
        for stage in root.all("stage") {
            for step in stage.all("outcome") + stage.all("expiry") + stage.all("arrival") {
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
        if stage.decider == nil, !stage.outcomes.isEmpty {
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
        var papers: [PaperKind] = []
        for paper in element.all("paper") {
            guard let kind = PaperKind(rawValue: try paper.value("kind")) else {
                throw paper.problem("no such paper", found: paper.attribute("kind"))
            }
            papers.append(kind)
        }
        var effects: [NamedEffect] = []
        for effect in element.all("effect") {
            guard let named = NamedEffect(rawValue: try effect.value("name")) else {
                throw effect.problem("no such effect", found: effect.attribute("name"))
            }
            effects.append(named)
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
            effects: effects.isEmpty && papers.contains(.certificate)
                // In sets of the first version the papers said so.
                ? [.register, .confirmRights] : effects)
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
        Arrival(
            package: PackageKind(rawValue: try element.value("package")),
            sender: try choice(element, "from", or: .applicant), step: try step(element))
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
        guard let role = PartyRole(rawValue: try element.value(attribute)) else {
            throw element.problem("no such role", found: element.attribute(attribute))
        }
        return role
    }
}
