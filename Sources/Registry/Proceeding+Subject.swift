import WorkingDays

// What a case about an entry adds to papers, and whom its end concerns besides.
extension Proceeding {
    /// Levels of the data that the case is about: the application's own, else the entry's, and
    /// those that changes ask for. Empty where nothing says one.
    var levels: [String] {
        let names = [FactName.level, FactName.productLevel]
        let own = names.compactMap { record[$0] }
        if !own.isEmpty { return own }
        let standing = names.compactMap { subjectFolio?.current[$0] }
        return standing
            + EntryChange.changes(of: record.tables).filter { names.contains($0.path) }.map(\.new)
    }

    /// Values for the words of papers about an entry: `entryNumber`, `entryName`, `entrySummary`,
    /// `exOfficio`, and after its end `dependants` and `dependantCount`.
    var subjectValues: [String: String] {
        guard let folio = subjectFolio else { return [:] }
        var values = ["entryNumber": folio.number, "entryName": folio.current.name]
        values["entrySummary"] =
            folio.current["resource.summary"] ?? folio.current["product.summary"]
        // An application about an entry does not say what is registered; its words may.
        for name in ["resource.name", "resource.summary", "product.name", "product.summary"] {
            values[name] = folio.current[name]
        }
        if record.initiator != nil { values["exOfficio"] = "true" }
        let changes = EntryChange.changes(of: record.tables).map(\.label)
        if !changes.isEmpty { values["changes"] = changes.joined(separator: "、") }
        let marked = dependants.filter(\.state.isStanding)
        if !marked.isEmpty {
            values["dependants"] = RegisterFolio.list(marked)
            values["dependantCount"] = String(marked.count)
        }
        if folio.givesAccess, !folio.state.isStanding {
            values.merge(
                AccessEnd.values(
                    since: folio.since, lastDay: folio.since,
                    grants: dependants.filter { !$0.state.isStanding }, profile: context.profile)
            ) { own, _ in own }
        }
        values["holders"] = folio.current.registrants.map(\.name).joined(separator: "、")
        values["entryUntil"] = folio.current.validUntil?.chinese
        return values
    }

    /// Tells the registrants of what rested on an entry that it ended: each of its own.
    mutating func tellOfTheEnd(article: String, numbering: inout Numbering) {
        guard let ended = subjectFolio, !dependants.isEmpty else { return }
        for notice in DependantNotice.notices(about: ended, to: dependants, article: article) {
            orders.append(
                notice.order(
                    documentNumber: numbering.documentNumber(of: issuer, on: context.now.day),
                    issuer: issuer.id, case: record.number))
        }
        dependants = []
    }
}
