extension NamedGuard {
    /// The authority or the city's registrar adopts, and sent it itself.
    static let mayAdopt = NamedGuard("may-adopt", article: "31") { subject in
        guard let proposal = subject.context.proposal else { return [] }
        let named = subject.record.applicants.first?.id
        let sender = subject.sender ?? named
        if let sender, sender == named, proposal.adopters.contains(sender) { return [] }
        return [
            RegistryRule.rulesAdopter.finding(
                at: subject.place("applicants[1]/applicant[1]/code[1]"),
                found: sender?.code,
                expected: proposal.adopters.map(\.code).sorted().joined(separator: " "),
                ["sender": sender?.code ?? "—"])
        ]
    }

    /// The set that was found is the one that the package names.
    static let rulesAsNamed = NamedGuard("rules-as-named", article: "31") { subject in
        guard let named = subject[FactName.adoptionSet], let proposal = subject.context.proposal,
            named != proposal.digest.text
        else { return [] }
        return [
            RegistryRule.rulesDiffer.finding(
                at: subject.place("set[1]"), found: proposal.digest.text, expected: named)
        ]
    }

    /// It takes the place of the set that is in force.
    static let rulesFollow = NamedGuard("rules-follow", article: "31") { subject in
        guard let named = subject[FactName.adoptionReplaces],
            let proposal = subject.context.proposal, named != proposal.inForce.text
        else { return [] }
        return [
            RegistryRule.rulesStale.finding(
                at: subject.place("replaces[1]"), found: named, expected: proposal.inForce.text)
        ]
    }

    /// It is not in force already.
    static let rulesNew = NamedGuard("rules-new", article: "31") { subject in
        guard let proposal = subject.context.proposal, proposal.digest == proposal.inForce,
            subject[FactName.adoptionSet].map({ $0 == proposal.digest.text }) ?? true
        else { return [] }
        return [
            RegistryRule.rulesSame.finding(
                at: subject.place(
                    subject.record.kind == .calendar ? "year[1]" : "set[1]"),
                found: proposal.digest.text)
        ]
    }

    /// It loads, and an examiner can work with it; also that there is a set at all.
    static let rulesUsable = NamedGuard("rules-usable", article: "31") { subject in
        guard let proposal = subject.context.proposal else {
            return [
                subject.failure(
                    "rules-usable", article: "31", "没有可以采用的规则",
                    "there is no set of schemas to adopt")
            ]
        }
        guard subject[FactName.adoptionSet].map({ $0 == proposal.digest.text }) ?? true else {
            return []
        }
        return proposal.problems.map { problem in
            RegistryRule.rulesUnusable.finding(
                at: subject.place, found: problem, ["problem": problem])
        }
    }

    static let ofRules = [mayAdopt, rulesAsNamed, rulesFollow, rulesNew, rulesUsable]
}
