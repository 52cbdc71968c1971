package import WorkingDays

/// Which edition of a provider's catalogue is in force. The journal keeps it as two counters, so
/// that a later package of the same batch is judged by it too.
package struct CatalogueEdition: Hashable, Sendable {
    /// Its number, greater with each edition.
    package var number: Int
    /// The day as of which it holds.
    package var day: Day

    /// An edition.
    package init(number: Int, day: Day) {
        self.number = number
        self.day = day
    }

    /// The edition in force by the counters of the journal; `nil` for a provider that filed none.
    package init?(of provider: PartyID, in counters: [String: Int]) {
        guard let number = counters[CatalogueEdition.numberCounter(provider)],
            let day = counters[CatalogueEdition.dayCounter(provider)]
        else { return nil }
        self.init(number: number, day: Day(number: day))
    }

    /// The edition that a catalogue's facts name.
    init?(_ record: CaseRecord) {
        guard let number = record[FactName.catalogueEdition].flatMap({ Int($0) }),
            let day = record[FactName.catalogueDate].flatMap({ Day(iso: $0) })
        else { return nil }
        self.init(number: number, day: day)
    }

    /// Notes it as the one in force.
    func note(of provider: PartyID, in numbering: inout Numbering) {
        numbering.set(CatalogueEdition.numberCounter(provider), to: number)
        numbering.set(CatalogueEdition.dayCounter(provider), to: day.number)
    }

    private static func numberCounter(_ provider: PartyID) -> String {
        "catalogue:\(provider.code)"
    }

    private static func dayCounter(_ provider: PartyID) -> String {
        "catalogue-day:\(provider.code)"
    }
}
