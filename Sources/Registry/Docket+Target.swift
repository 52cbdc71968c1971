extension Docket {
    /// The case that a package is for (补正, 撤回, 异议), as far as the index tells; else why it is sent
    /// back.
    ///
    /// A case that is not known yet is no fault of the sender's: a supplement may overtake its
    /// application. Sent back, it consumes no id, and the same bytes are judged anew when they come
    /// again. Only a known sender may name a case by the id of an earlier package of its own.
    package static func target(
        of facts: PackageFacts, sender: PartyID?, index: RegistryIndex
    ) -> Result<CaseNumber, Refused> {
        let number = facts[FactName.targetCase]
        let id = facts[FactName.targetPackage]
        let isSupplement = facts.kind == .supplement
        guard let target = number ?? id, number == nil || id == nil else {
            let both = [number, id].compactMap { $0 }.joined(separator: " ")
            let found = both.isEmpty ? nil : both
            return .failure(
                Refused(
                    isSupplement
                        ? SupplementFindings.target(found: found, facts.source)
                        : unknown(found ?? "", facts)))
        }
        let known: CaseNumber?
        if let number {
            known = CaseNumber(number).flatMap { index.cases[$0] == nil ? nil : $0 }
        } else {
            known = PackageID(target).flatMap { id in
                sender.flatMap {
                    index.consumed[RegistryIndex.ConsumedKey(party: $0, id: id)]?.caseNumber
                }
            }.flatMap { index.cases[$0] == nil ? nil : $0 }
        }
        guard let known else {
            return .failure(
                Refused(
                    isSupplement
                        ? SupplementFindings.unknown(target, isCase: number != nil, facts.source)
                        : unknown(target, facts)))
        }
        return .success(known)
    }

    private static func unknown(_ target: String, _ facts: PackageFacts) -> Finding {
        RegistryRule.targetUnknown.finding(
            at: facts.source.place(), found: target.isEmpty ? nil : target, ["target": target])
    }

    /// A finding for which something is sent back, as an error.
    package struct Refused: Error {
        /// Why.
        package let finding: Finding

        init(_ finding: Finding) { self.finding = finding }
    }
}
