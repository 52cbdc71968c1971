import WorkingDays

/// What a paper says about the end of access to data: since when, until when logs are kept, and which
/// grants end with it (办法 art. 14(5)).
enum AccessEnd {
    /// Values for its words: `endedDay`, the first day without access; `logMonths` and `logsUntil`,
    /// the last day until which operation logs are kept at least; `grants`, those that ended too.
    ///
    /// Months are counted from the last day with access, which does not count (Civil Code 201, 202):
    /// that of the term, or the day on which it was ended.
    static func values(
        since day: Day, lastDay: Day, grants: [RegisterFolio], profile: Profile
    ) -> [String: String] {
        var values = ["endedDay": day.chinese]
        if let term = profile.terms["accessLogMonths"], term.unit == .months {
            values["logMonths"] = String(term.value)
            values["logsUntil"] = lastDay.adding(months: term.value).chinese
        }
        if !grants.isEmpty { values["grants"] = RegisterFolio.list(grants) }
        return values
    }
}

extension RegisterFolio {
    /// Whether access to data rests on it: an authorisation, or a grant of a demand.
    var givesAccess: Bool { kind == .authorisationRecord || kind == .dataDemand }
}
