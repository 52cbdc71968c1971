package import WorkingDays

/// Which registrar a case belongs to (办法 art. 6: a county's registrar acts for its own region, the
/// city's for all).
package enum CompetentRegistrar {
    /// The registrar whose region is the applicant's, else the city's.
    ///
    /// Where several registrars act for one region, the city's wins, then the lowest credit code, so
    /// the answer never depends on the order of `parties`. A county's registrar that is suspended or
    /// closed, or whose entrustment does not cover `day`, is passed over; whether the city's may act
    /// is for the docket to say. `nil` only when the configuration names a city registrar that is
    /// not among them or does not hold the role.
    package static func choose(
        region: String, parties: [Party], configuration: Configuration, on day: Day
    ) -> Party? {
        let registrars = parties.filter { $0.roles.contains(.registrar) }
        let city = registrars.first { $0.id == configuration.cityRegistrar }
        if region == configuration.cityRegion { return city }
        let own = registrars.filter { $0.actingRegion == region && $0.mayRegister(on: day) }
        if let city, own.contains(where: { $0.id == city.id }) { return city }
        return own.min { $0.id < $1.id } ?? city
    }

    /// Who goes on with an open case of `registrar`: itself while it may act, then the city's.
    package static func successor(
        of registrar: Party, parties: [PartyID: Party], configuration: Configuration, on day: Day
    ) -> Party {
        guard !registrar.mayRegister(on: day), let city = parties[configuration.cityRegistrar],
            city.mayRegister(on: day)
        else { return registrar }
        return city
    }
}
