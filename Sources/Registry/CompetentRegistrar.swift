/// Which registrar a case belongs to (办法 art. 6: a county's registrar acts for its own region, the
/// city's for all).
package enum CompetentRegistrar {
    /// The registrar whose region is the applicant's, else the city's.
    ///
    /// Where several registrars act for one region, the city's wins, then the lowest credit code, so
    /// the answer never depends on the order of `parties`. `nil` only when the configuration names
    /// a city registrar that is not among them or does not hold the role.
    package static func choose(
        region: String, parties: [Party], configuration: Configuration
    ) -> Party? {
        let registrars = parties.filter { $0.roles.contains(.registrar) }
        let city = registrars.first { $0.id == configuration.cityRegistrar }
        if region == configuration.cityRegion { return city }
        let own = registrars.filter { $0.region == region }
        if let city, own.contains(where: { $0.id == city.id }) { return city }
        return own.min { $0.id < $1.id } ?? city
    }
}
