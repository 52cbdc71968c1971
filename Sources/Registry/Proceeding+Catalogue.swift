import WorkingDays

extension Proceeding {
    /// Takes the provider's catalogue in place of the earlier one. Its items are not the case's:
    /// they go from the application into the catalogue's own file.
    mutating func replaceCatalogue(numbering: inout Numbering) {
        guard let applicant = record.applicants.first, let edition = CatalogueEdition(record),
            let table = offered.first(where: { $0.name == FactName.catalogueItems })
        else {
            preconditionFailure(
                "Procedure.faults: the step is taken at opening, after catalogue-newer held")
        }
        edition.note(of: applicant.id, in: &numbering)
        catalogue = ProviderCatalogue(
            provider: applicant.id, name: applicant.name, region: applicant.region,
            edition: edition, caseNumber: record.number, package: record.opening.digest,
            filedAt: context.now, items: table.rows.compactMap(CatalogueItem.init(row:)))
        events.append(JournalEvent.catalogueReplaced)
    }
}

extension Procedure {
    /// Faults of procedures that replace catalogues. The items of a catalogue are at hand only while
    /// its case opens, so the step must be the first one and happen then, whatever else is true.
    var catalogueFaults: [String] {
        stages.enumerated().flatMap { index, stage in
            stage.steps.filter { $0.effects.contains(.replaceCatalogue) }.compactMap { step in
                let isFirst = index == 0 && stage.outcomes.first == step
                if isFirst, step.automation == .always, step.guards.isEmpty,
                    guards.contains(NamedGuard.catalogueNewer.name)
                {
                    return nil
                }
                return "\(stage.name), \(step.name): replace-catalogue needs the guard "
                    + "catalogue-newer of the procedure, and the first outcome of its first stage, "
                    + "automatic=\"always\" without guards"
            }
        }
    }
}
