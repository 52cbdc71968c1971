import WorkingDays

/// Why a package for a case is sent back.
enum ArrivalFindings {
    /// Everything that keeps a package out of the case.
    static func findings(
        _ arriving: Arriving, _ record: CaseRecord, _ context: DocketContext
    ) -> [Finding] {
        let number = record.number.text
        let kind = arriving.facts.kind.rawValue
        // Who is no part of the case learns nothing of it.
        if arriving.facts.kind == .supplement, let sender = arriving.sender,
            !isEntitled(sender, record)
        {
            return [SupplementFindings.other(record.number, sender: sender)]
        }
        guard let name = record.stage else {
            return [closed(record, arriving)]
        }
        guard let stage = context.procedure.stage(name),
            let arrival = arriving.arrival(in: stage)
        else {
            if arriving.facts.kind == .supplement {
                return [SupplementFindings.unasked(record.number, stage: name)]
            }
            return [
                RegistryRule.arrivalNotHere.finding(
                    at: FindingPlace(object: number), found: name,
                    ["number": number, "kind": kind, "stage": name])
            ]
        }
        if arrival.sender == .applicant, !isEntitled(arriving.sender, record) {
            return [
                RegistryRule.arrivalOther.finding(
                    at: FindingPlace(object: number), found: arriving.sender?.code,
                    ["number": number, "kind": kind, "sender": arriving.sender?.code ?? "—"])
            ]
        }
        let isOther =
            arrival.sender == .role && !holds(arrival.role, arriving.sender, context)
            || arrival.sender == .holder && !isHolder(arriving.sender, record)
        if isOther {
            return [
                RegistryRule.arrivalOther.finding(
                    at: FindingPlace(object: number), found: arriving.sender?.code,
                    expected: arrival.role?.rawValue ?? arrival.sender.rawValue,
                    ["number": number, "kind": kind, "sender": arriving.sender?.code ?? "—"])
            ]
        }
        if arrival.sender == .objector {
            guard let finding = objectorFinding(arriving, record) else { return [] }
            return [finding]
        }
        return NamedGuard.findings(
            for: arrival.step, record: record, context: context)
            + lateFindings(arriving, record) + repeatFindings(arriving, record)
            + fieldFindings(arriving, record)
    }

    /// An objection is taken back by whoever raised it: a party that was authenticated both times.
    private static func objectorFinding(_ arriving: Arriving, _ record: CaseRecord) -> Finding? {
        let number = arriving.withdrawnObjection ?? 0
        let own = record.objections.first { $0.number == number && $0.standing == .standing }
        if let own, own.party != nil, own.party == arriving.sender { return nil }
        return RegistryRule.objectionNotOwn.finding(
            at: arriving.facts.source.place("objection[1]", object: record.number.text),
            found: String(number), ["number": record.number.text, "objection": String(number)])
    }

    /// The same objection again, which nobody in particular may have sent: there is no sender by
    /// whom the intake could know it.
    private static func repeatFindings(_ arriving: Arriving, _ record: CaseRecord) -> [Finding] {
        guard arriving.facts.kind == .objection else { return [] }
        return record.objections.filter { $0.input.digest == arriving.input.digest }.map {
            RegistryRule.objectionRepeated.finding(
                at: FindingPlace(object: record.number.text), found: arriving.input.digest.text,
                ["number": record.number.text, "objection": String($0.number)])
        }
    }

    /// A supplement puts differently what this application could say, and nothing else.
    private static func fieldFindings(_ arriving: Arriving, _ record: CaseRecord) -> [Finding] {
        SupplementedValue.values(of: arriving.facts.tables).filter {
            !$0.belongs(to: record.facts)
        }.map { value in
            RegistryRule.supplementField.finding(
                at: arriving.facts.source.place(
                    "values[1]/value[\(value.row)]", object: record.number.text),
                found: value.field, ["field": value.field, "case": record.number.text])
        }
    }

    private static func closed(_ record: CaseRecord, _ arriving: Arriving) -> Finding {
        guard case .closed(let code) = record.standing else {
            preconditionFailure("a case without a stage is closed")
        }
        if arriving.facts.kind == .supplement {
            return SupplementFindings.closed(record.number, code: code)
        }
        return RegistryRule.arrivalClosed.finding(
            at: FindingPlace(object: record.number.text), found: code,
            ["number": record.number.text, "kind": arriving.facts.kind.rawValue])
    }

    /// An objection counts until 24:00 of the last day of publicity, by its time of receipt.
    private static func lateFindings(_ arriving: Arriving, _ record: CaseRecord) -> [Finding] {
        guard arriving.facts.kind == .objection, let publicity = record.publicity,
            arriving.input.receivedAt >= publicity.until.end
        else { return [] }
        return [
            RegistryRule.objectionLate.finding(
                at: FindingPlace(object: record.number.text),
                found: arriving.input.receivedAt.day.iso, expected: publicity.until.day.iso,
                [
                    "number": record.number.text, "until": publicity.until.day.chinese,
                    "last": publicity.until.day.iso,
                ])
        ]
    }

    private static func holds(
        _ role: PartyRole?, _ sender: PartyID?, _ context: DocketContext
    ) -> Bool {
        guard let role, let party = sender.flatMap(context.party) else { return false }
        return party.roles.contains(role) && party.standing.isActive
    }

    private static func isHolder(_ sender: PartyID?, _ record: CaseRecord) -> Bool {
        record.subject?.registrants.contains { $0.id == sender } ?? false
    }

    private static func isEntitled(_ sender: PartyID?, _ record: CaseRecord) -> Bool {
        guard let sender else { return false }
        return record.applicants.contains { $0.id == sender }
            || record[FactName.agent] == sender.code || record.initiator == sender
    }
}
