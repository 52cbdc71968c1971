import WorkingDays

extension NamedGuard {
    /// A catalogue is a later edition than the one in force, not dated before it, and its items are
    /// those that the city's catalogue can read.
    static let catalogueNewer = NamedGuard("catalogue-newer", article: "7") { subject in
        guard let table = subject.table(FactName.catalogueItems),
            let edition = CatalogueEdition(subject.record),
            let provider = subject.record.applicants.first?.id
        else { return [RegistryRule.catalogueUnreadable.finding(at: subject.place)] }
        var findings: [Finding] = []
        if let index = table.rows.firstIndex(where: { CatalogueItem(row: $0) == nil }) {
            findings.append(
                RegistryRule.catalogueUnreadable.finding(
                    at: subject.place("items[1]/item[\(index + 1)]")))
        }
        guard let earlier = subject.context.register.catalogues[provider] else { return findings }
        if edition.number <= earlier.number {
            findings.append(
                RegistryRule.catalogueEdition.finding(
                    at: subject.place("edition[1]"), found: String(edition.number),
                    expected: "> \(earlier.number)",
                    ["found": String(edition.number), "earlier": String(earlier.number)]))
        }
        if edition.day < earlier.day {
            findings.append(
                RegistryRule.catalogueDate.finding(
                    at: subject.place("date[1]"), found: edition.day.iso,
                    expected: "≥ \(earlier.day.iso)",
                    ["found": edition.day.iso, "earlier": earlier.day.iso]))
        }
        return findings
    }

    static let ofCatalogue = [catalogueNewer]
}
