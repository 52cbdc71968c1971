extension Proceeding {
    /// Values for the words of papers about operation: `priorityItems` and `isPriority` of a demand,
    /// what comes first because it serves the public (办法 art. 16); `approvedScenarios` of a review
    /// (art. 26).
    var operationValues: [String: String] {
        var values: [String: String] = [:]
        let first = DemandedScenario.scenarios(of: record.tables).filter(\.isPublic).map(\.key)
        let titles = record.items.filter { first.contains($0.key) }.map {
            "第\($0.number)项 \($0.title)"
        }
        if !titles.isEmpty { values["priorityItems"] = titles.joined(separator: "；") }
        if let item = workingItem, first.contains(item.key) { values["isPriority"] = "true" }
        let reviewed = record.tables.first { $0.name == FactName.reviewedScenarios }
        let scenarios = (reviewed?.rows ?? []).compactMap(\.first)
        if !scenarios.isEmpty { values["approvedScenarios"] = scenarios.joined(separator: "、") }
        return values
    }
}
