package import WorkingDays

extension Party {
    /// Whether it may register on a day: a registrar, neither suspended nor closed, and within the
    /// term of its entrustment (办法 art. 6). A file without an entrustment sets no term.
    package func mayRegister(on day: Day) -> Bool {
        roles.contains(.registrar) && standing.isActive && entrustment?.covers(day) ?? true
    }

    /// The region that a registrar acts for.
    package var actingRegion: String { entrustment?.region ?? region }

    /// Whether a party that decides may do so on a day.
    func mayDecide(as role: PartyRole, on day: Day) -> Bool {
        role == .registrar ? mayRegister(on: day) : standing.isActive
    }
}
