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
            stages: stages, article: try root.value("article"))
    }

    private static func stage(_ element: DefinitionElement) throws(DefinitionError) -> Stage {
        guard let countedFrom = Stage.CountedFrom(rawValue: try element.value("countedFrom")) else {
            throw element.problem("no such event", found: element.attribute("countedFrom"))
        }
        var outcomes: [Outcome] = []
        for outcome in element.all("outcome") { outcomes.append(try step(outcome)) }
        let expiry = element.first("expiry")
        let stage = Stage(
            name: try element.value("name"), title: try element.value("title"),
            article: try element.value("article"), term: try element.value("term"),
            countedFrom: countedFrom,
            decider: element.attribute("decider") == nil ? nil : try role(element, "decider"),
            outcomes: outcomes, expiry: try expiry.map(step),
            isExpiryIrreversible: expiry?.flag("irreversible") ?? false,
            checklist: try checklist(element))
        try check(stage, at: element)
        return stage
    }

    /// Every way leads to a stage of the procedure. Not an `xs:keyref`, for which libxml2 gives no
    /// line.
    private static func checkWays(_ root: DefinitionElement, names: Set<String>)
        throws(DefinitionError)
    {
        for stage in root.all("stage") {
            for step in stage.all("outcome") + stage.all("expiry") {
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
        if stage.decider == nil, stage.expiry == nil {
            throw element.problem("nothing ever leads out of the stage", expected: "expiry")
        }
        let names = stage.outcomes.map(\.name) + (stage.expiry.map { [$0.name] } ?? [])
        if Set(names).count < names.count {
            throw element.problem("two outcomes with the same name")
        }
        if Set(stage.checklist.map(\.id)).count < stage.checklist.count {
            throw element.problem("two checklist items with the same id")
        }
        if stage.checklist.isEmpty, let outcome = stage.outcomes.first(where: \.needsChecklist) {
            throw element.problem("\(outcome.name) needs a checklist and there is none")
        }
        if stage.outcomes.count(where: \.isAutomatic) > 1 {
            throw element.problem("two outcomes are automatic")
        }
        if let outcome = stage.outcomes.first(where: { $0.isAutomatic && $0.needsReason }) {
            throw element.problem("\(outcome.name) is automatic but needs a person's reason")
        }
    }

    private static func step(_ element: DefinitionElement) throws(DefinitionError) -> Outcome {
        let next: Outcome.Next
        if let stage = element.first("next") {
            next = .stage(try stage.value("stage"))
        } else {
            next = .closed(code: try element.only("close").value("code"))
        }
        var papers: [PaperKind] = []
        for paper in element.all("paper") {
            guard let kind = PaperKind(rawValue: try paper.value("kind")) else {
                throw paper.problem("no such paper", found: paper.attribute("kind"))
            }
            papers.append(kind)
        }
        var guards: [String] = []
        for condition in element.all("guard") { guards.append(try condition.value("name")) }
        return Outcome(
            name: try element.value("name"), title: try element.value("title"),
            needsReason: element.flag("reason"), needsChecklist: element.flag("checklist"),
            isAutomatic: element.flag("automatic"), next: next, papers: papers, guards: guards,
            article: try element.value("article"))
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
