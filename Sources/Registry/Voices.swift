/// Whose word a stage waits for, and who has spoken (办法 art. 12, 14(4), 17).
package enum Voices {
    /// The parties asked about the case, or about one item of it, each once and in the order of the
    /// stage.
    ///
    /// A role's holder may be named by a fact of the application; a party named there that does not
    /// hold the role, or none at all, is nobody, so that the stage cannot be agreed.
    package static func asked(
        in stage: Stage, of record: CaseRecord, item: CaseItem? = nil, context: DocketContext
    ) -> [PartyID] {
        var seen: Set<PartyID> = []
        return stage.voices.flatMap { voice in
            parties(voice, record, item, context)
        }.filter { seen.insert($0).inserted }
    }

    /// The parties that have not spoken yet about the case, or about some item that is open.
    package static func awaited(
        in stage: Stage, of record: CaseRecord, context: DocketContext
    ) -> [PartyID] {
        guard !record.items.isEmpty else {
            return silent(in: stage, of: record, item: nil, context)
        }
        var seen: Set<PartyID> = []
        return record.items.filter { $0.standing == .open }
            .flatMap { silent(in: stage, of: record, item: $0, context) }
            .filter { seen.insert($0).inserted }
    }

    /// Whether the word of a party is awaited about the case, and about which items.
    package static func awaited(
        by party: PartyID, in stage: Stage, of record: CaseRecord, context: DocketContext
    ) -> (isOfCase: Bool, items: Set<Int>) {
        guard !record.items.isEmpty else {
            return (silent(in: stage, of: record, item: nil, context).contains(party), [])
        }
        let items = record.items.filter { item in
            item.standing == .open
                && silent(in: stage, of: record, item: item, context).contains(party)
        }
        return (false, Set(items.map(\.number)))
    }

    /// What was said about the case, or about one item, in a stage.
    package static func given(
        in stage: Stage, of record: CaseRecord, item: CaseItem? = nil
    ) -> [CaseVoice] {
        record.voices.filter { $0.stage == stage.name && $0.item == item?.number }
    }

    /// Whether everybody asked agrees; never where nobody is.
    package static func isAgreed(
        in stage: Stage, of record: CaseRecord, item: CaseItem? = nil, context: DocketContext
    ) -> Bool {
        let agreeing = Set(
            given(in: stage, of: record, item: item).filter(\.isAgreeing).map(\.party))
        let asked = asked(in: stage, of: record, item: item, context: context)
        return !asked.isEmpty && isComplete(stage, record, item, context)
            && asked.allSatisfy(agreeing.contains)
    }

    private static func silent(
        in stage: Stage, of record: CaseRecord, item: CaseItem?, _ context: DocketContext
    ) -> [PartyID] {
        let spoken = Set(given(in: stage, of: record, item: item).map(\.party))
        return asked(in: stage, of: record, item: item, context: context)
            .filter { !spoken.contains($0) }
    }

    /// Whether each voice of the stage has somebody to speak with it.
    private static func isComplete(
        _ stage: Stage, _ record: CaseRecord, _ item: CaseItem?, _ context: DocketContext
    ) -> Bool {
        stage.voices.allSatisfy { !parties($0, record, item, context).isEmpty }
    }

    private static func parties(
        _ voice: StageVoice, _ record: CaseRecord, _ item: CaseItem?, _ context: DocketContext
    ) -> [PartyID] {
        switch voice.from {
        case .applicants: return record.applicants.map(\.id)
        case .providers: return providers(record, item, context)
        case .role(let role):
            guard let fact = voice.fact else {
                return Competence.holder(of: role, context: context).map { [$0.id] } ?? []
            }
            let named = record[fact].flatMap(PartyID.init).flatMap(context.party)
            return named.map { $0.roles.contains(role) ? [$0.id] : [] } ?? []
        }
    }

    /// Registrants of the resources that the item, or the application, names.
    private static func providers(
        _ record: CaseRecord, _ item: CaseItem?, _ context: DocketContext
    ) -> [PartyID] {
        let named =
            item?.entries
            ?? record.facts.map(\.value) + record.tables.flatMap { $0.rows.joined() }
        return named.filter(EntrySeries.isNumber).compactMap { context.register.folios[$0] }
            .filter { $0.kind.rawValue == "resource-registration" }
            .flatMap { $0.current.registrants.map(\.id) }
    }
}
