import WorkingDays

extension Proceeding {
    /// Values for the words of papers about an authorisation: who holds it, and until when a log that
    /// was delivered is kept, 6 months after its last day (办法 art. 14(5), 28).
    var supervisionValues: [String: String] {
        guard let folio = subjectFolio, folio.kind == .authorisationRecord else { return [:] }
        var values = ["holders": folio.current.registrants.map(\.name).joined(separator: "、")]
        if !folio.state.isStanding { values["endedDay"] = folio.since.chinese }
        if let until = record["log.until"].flatMap({ Day(iso: $0) }),
            let months = context.profile.terms["accessLogMonths"]
        {
            values["retainUntil"] = until.adding(months: months.value).chinese
            values["retainMonths"] = String(months.value)
        }
        return values
    }
}
