package import WorkingDays

extension Numbering {
    /// A case number of the registrar's region and the year of receipt.
    package mutating func caseNumber(region: String, received: Day) -> CaseNumber {
        let year = received.year
        return CaseNumber(region: region, year: year, sequence: next("case:\(region):\(year)"))
    }

    /// A document number (文号), `泰数登〔2026〕12号`, of the year in which the paper is made.
    ///
    /// An issuer whose party file names no prefix (机关代字) is named in full instead.
    package mutating func documentNumber(of issuer: Party, on day: Day) -> String {
        let sequence = next("document:\(issuer.id.code):\(day.year)")
        return "\(issuer.documentPrefix ?? issuer.name)〔\(day.year)〕\(sequence)号"
    }

    /// A registration number of the registrar's region and the year of the paper: nothing is
    /// back-dated, so a certificate that a slept clock makes in January counts in that January's
    /// year even where the law's day of issue lies in December.
    package mutating func registrationNumber(
        region: String, on day: Day, series: EntrySeries = .registration
    ) -> String {
        let year = day.year
        return RegisterEntry.number(
            region: region, year: year, sequence: next("\(series.counter):\(region):\(year)"),
            series: series)
    }
}
