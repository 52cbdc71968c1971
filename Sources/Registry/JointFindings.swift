import WorkingDays

/// Why an application by several, or by an agent, opens no case.
enum JointFindings {
    /// Everything that is missing.
    static func findings(_ opening: Opening) -> [Finding] {
        consents(opening) + agentTerm(opening)
    }

    /// Of several applicants each but the sender consents, by an attachment of the role
    /// `joint-consent` (26号 art. 7). An agent is the leading applicant's, whose letter is its
    /// consent. A kind whose form has no such column asks for none.
    private static func consents(_ opening: Opening) -> [Finding] {
        let facts = opening.facts
        let applicants = facts.applicants
        guard applicants.count > 1,
            let table = facts.tables.first(where: { $0.name == FactName.applicants }),
            table.has(.consent)
        else { return [] }
        let sender = applicants.first { $0.id == opening.sender } ?? applicants.first
        let attached = Set(
            facts.attachments.filter { $0.role == "joint-consent" }.map(\.id))
        return applicants.enumerated().compactMap { index, applicant in
            if applicant.id == sender?.id { return nil }
            let consent = table.value(.consent, of: applicant.id)
            if let consent, attached.contains(consent) { return nil }
            return RegistryRule.jointConsent.finding(
                at: facts.source.place("applicants[1]/applicant[\(index + 1)]")
                    .of(applicant.id.code),
                found: consent, expected: "consent/file", ["code": applicant.id.code])
        }
    }

    /// The agent's letter covers the day of receipt; that it is attached, the schema has seen to.
    private static func agentTerm(_ opening: Opening) -> [Finding] {
        let facts = opening.facts
        let day = opening.input.receivedAt.day
        guard let from = facts[FactName.agentFrom].flatMap({ Day(iso: $0) }),
            let until = facts[FactName.agentUntil].flatMap({ Day(iso: $0) }),
            day < from || day > until
        else { return [] }
        return [
            RegistryRule.agentTerm.finding(
                at: facts.source.place("agent[1]/until[1]"),
                found: day.iso, expected: from.iso + "…" + until.iso,
                ["day": day.chinese, "iso": day.iso])
        ]
    }
}
