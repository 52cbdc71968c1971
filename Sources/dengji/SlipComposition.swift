internal import Papers
internal import Registry

/// Makes a slip of what was said, filling in what only one answer is possible for.
struct SlipComposition {
    let record: CaseRecord
    let context: DocketContext
    let wish: SlipWish

    /// The slip; throws where the command is not enough to make one. Whether it may decide is for
    /// the docket to say.
    func slip() throws -> DecisionSlip {
        let stage = try stage()
        guard stage.outcomes.contains(where: { $0.name == wish.outcome }) || wish.isUnchecked
        else {
            let names = stage.outcomes.map { "\($0.name)（\($0.title)）" }
            let near = Likeness.nearest(to: wish.outcome, among: stage.outcomes.map(\.name))
            let line = "dengji decide \(record.number.text) \(near ?? stage.outcomes[0].name)"
            throw CommandError.usage(
                Message(
                    zh: "“\(stage.title)”环节没有决定“\(wish.outcome)”。",
                    en: "the stage \(stage.name) has no outcome “\(wish.outcome)”."),
                advice: Message(
                    zh: "例如 \(line)；可以选：\(names.joined(separator: "、"))",
                    en: "For example: \(line); one of: \(names.joined(separator: ", "))"))
        }
        let party = try party()
        return DecisionSlip(
            caseNumber: record.number, stage: stage.name, revision: record.revision,
            outcome: wish.outcome, party: party, officer: try officer(of: party, stage),
            reason: wish.reason,
            checklist: try ChecklistOptions.answers(
                wish.items, allConform: wish.allConform, for: stage),
            steps: steps(of: party), objection: objection, item: item(for: party, stage),
            document: document)
    }

    private func stage() throws -> Stage {
        if let name = record.stage, let stage = context.procedure.stage(name) {
            if !stage.outcomes.isEmpty || wish.isUnchecked { return stage }
            throw CommandError.usage(
                Message(
                    zh: "案件 \(record.number.text) 在“\(stage.title)”环节，不需要决定。",
                    en: "case \(record.number.text) is in \(stage.name), where nobody decides."),
                advice: Message(zh: "到期自动办理。", en: "The clock moves it on."))
        }
        throw CommandError.usage(
            Message(
                zh: "案件 \(record.number.text) 已经办结。", en: "case \(record.number.text) is closed."),
            advice: Message(
                zh: "dengji status \(record.number.text) 查看结果。",
                en: "See how it ended: dengji status \(record.number.text)"))
    }

    private func party() throws -> PartyID {
        if let party = wish.party { return party }
        let deciders = Competence.deciders(of: record, context: context)
        let decider = Competence.decider(of: record, context: context)
        if let decider, deciders.count == 1 || !isVoice { return decider.id }
        if deciders.count == 1 { return deciders[0].id }
        if deciders.count > 1 {
            let names = deciders.map { "\($0.id.code)（\($0.name)）" }
            throw CommandError.usage(
                Message(zh: "需要指明哪个单位表示意见。", en: "several parties are asked; name one."),
                advice: Message(
                    zh: "用 --party 指明：\(names.joined(separator: "、"))",
                    en: "Name one with --party: \(names.joined(separator: ", "))"))
        }
        throw CommandError.usage(
            Message(zh: "不能确定由哪个单位决定。", en: "nobody is competent to decide this case."),
            advice: Message(zh: "用 --party 指明。", en: "Name a party with --party."))
    }

    /// The outcome that was typed, in the stage where the case lies.
    private var outcome: Outcome? {
        record.stage.flatMap(context.procedure.stage)?.outcomes
            .first { $0.name == wish.outcome }
    }

    private var isVoice: Bool { outcome?.about.isVoice == true }

    private func officer(of party: PartyID, _ stage: Stage) throws -> String {
        if let officer = wish.officer { return officer }
        let officers =
            context.party(party)?.officers.filter { $0.stages.contains(stage.name) } ?? []
        if officers.count == 1 { return officers[0].id }
        let names = officers.map { "\($0.id)（\($0.name)）" }
        throw CommandError.usage(
            Message(zh: "需要指明作出决定的人员。", en: "the deciding officer must be named."),
            advice: names.isEmpty
                ? Message(
                    zh: "\(party.code) 没有可以决定本环节的人员，请先更新单位档案。",
                    en:
                        "\(party.code) has no officer for this stage; its party file must be updated."
                )
                : Message(
                    zh: "用 --officer 指明：\(names.joined(separator: "、"))",
                    en: "Name one with --officer: \(names.joined(separator: ", "))"))
    }

    /// Who drafted, reviewed and signed: ids of officers on file, or names.
    private func steps(of party: PartyID) -> [DecisionStep] {
        let officers = context.party(party)?.officers ?? []
        return [
            ("drafter", wish.drafter), ("reviewer", wish.reviewer),
            ("signer", wish.signer),
        ].compactMap { role, text in
            text.map { text in
                let officer = officers.first { $0.id == text }
                return DecisionStep(role: role, name: officer?.name ?? text, officer: officer?.id)
            }
        }
    }

    /// The item that was named; where the party's word is awaited about one alone, that one.
    private func item(for party: PartyID, _ stage: Stage) -> Int? {
        if let number = wish.part { return number }
        guard isVoice else { return nil }
        let items = Voices.awaited(by: party, in: stage, of: record, context: context).items
        return items.count == 1 ? items.first : nil
    }

    /// The frozen document, where the outcome agrees to it.
    private var document: ContentDigest? {
        outcome.flatMap { SlipDraft.document(of: $0, in: record) }
    }

    /// The objection that was named; where an outcome decides one and only one stands, that one.
    private var objection: Int? {
        if let number = wish.objection { return number }
        let standing = record.objections.filter { $0.standing == .standing }
        guard let outcome, outcome.about.isObjection, standing.count == 1 else { return nil }
        return standing[0].number
    }
}
