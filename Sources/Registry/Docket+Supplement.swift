extension Docket {
    /// The case that a supplement is for, as far as the index tells; else why it is sent back.
    ///
    /// A case that is not known yet is no fault of the sender's: a supplement may overtake its
    /// application. Sent back, it consumes no id, and the same bytes are judged anew when they come
    /// again.
    package static func supplemented(
        by facts: PackageFacts, sender: PartyID, index: RegistryIndex
    ) -> Result<CaseNumber, Refused> {
        let number = facts[FactName.supplementedCase]
        let id = facts[FactName.supplementedPackage]
        guard let target = number ?? id, number == nil || id == nil else {
            let both = [number, id].compactMap { $0 }.joined(separator: " ")
            return .failure(
                Refused(SupplementFindings.target(found: both.isEmpty ? nil : both)))
        }
        let known: CaseNumber?
        if let number {
            known = CaseNumber(number).flatMap { index.cases[$0] == nil ? nil : $0 }
        } else {
            known = PackageID(target).flatMap {
                index.consumed[RegistryIndex.ConsumedKey(party: sender, id: $0)]?.caseNumber
            }
        }
        guard let known else { return .failure(Refused(SupplementFindings.unknown(target))) }
        return .success(known)
    }

    /// What a supplement that a case did not ask for is answered.
    ///
    /// Gap: no stage of a procedure asks for one yet, so there is no other answer.
    package static func supplement(to record: CaseRecord, by sender: PartyID) -> Finding {
        guard
            record.applicants.contains(where: { $0.id == sender })
                || record[FactName.agent] == sender.code
        else { return SupplementFindings.other(record.number, sender: sender) }
        return switch record.standing {
        case .closed(let code): SupplementFindings.closed(record.number, code: code)
        case .open(let stage): SupplementFindings.unasked(record.number, stage: stage)
        }
    }

    /// A finding for which something is sent back, as an error.
    package struct Refused: Error {
        /// Why.
        package let finding: Finding

        init(_ finding: Finding) { self.finding = finding }
    }
}
