import Testing

@testable import Registry
@testable import WorkingDays

@Suite struct `The competent registrar` {
    static func party(_ code: String, _ region: String, _ roles: [PartyRole] = [.registrar]) throws
        -> Party
    {
        Party(
            id: try partyID(code), name: code, roles: roles, region: region, trustsFolder: true,
            hasFolder: true)
    }

    static func configuration() throws -> Configuration {
        try `The configuration of a workspace`.plain()
    }

    @Test(
        "A county's registrar acts for its own region, the city's for all others",
        arguments: [
            ("370902", Codes.county), ("370900", Codes.registrar), ("370911", Codes.registrar),
            ("110000", Codes.registrar), ("370971", Codes.registrar),
        ])
    func choice(region: String, code: String) throws {
        let parties = [
            try Self.party(Codes.county, "370902"), try Self.party(Codes.registrar, "370900"),
            // Same region, but no registrar; and an authority of a region without one.
            try Self.party(Codes.provider, "370902", [.provider]),
            try Self.party(Codes.company, "370911", [.countyAuthority]),
        ]
        for parties in [parties, parties.reversed()] {
            let chosen = CompetentRegistrar.choose(
                region: region, parties: parties, configuration: try Self.configuration(),
                on: try day("2026-01-05"))
            #expect(chosen?.id.code == code)
        }
    }

    @Test("Of several for one region the city's own, then the lowest code, whatever the order")
    func several() throws {
        let parties = [
            try Self.party(Codes.provider, "370902"), try Self.party(Codes.county, "370902"),
            try Self.party(Codes.company, "370900"), try Self.party(Codes.registrar, "370900"),
        ]
        for parties in [parties, parties.reversed()] {
            func code(_ region: String) throws -> String? {
                CompetentRegistrar.choose(
                    region: region, parties: parties, configuration: try Self.configuration(),
                    on: try day("2026-01-05"))?.id.code
            }
            #expect(try code("370902") == Codes.county)
            #expect(try code("370900") == Codes.registrar)
        }
    }

    @Test("Without the configured city registrar nobody acts for the city")
    func none() throws {
        let parties = [
            try Self.party(Codes.registrar, "370900", [.provider]),
            try Self.party(Codes.county, "370902"),
        ]
        let configuration = try Self.configuration()
        #expect(
            CompetentRegistrar.choose(
                region: "370911", parties: parties, configuration: configuration,
                on: try day("2026-01-05")) == nil)
        #expect(
            CompetentRegistrar.choose(
                region: "370902", parties: parties, configuration: configuration,
                on: try day("2026-01-05"))?.id.code
                == Codes.county)
    }

    @Test(
        "A county's registrar is competent within the term and the region of its entrustment",
        arguments: [
            ("2025-12-31", Codes.registrar), ("2026-01-01", Codes.county),
            ("2026-06-30", Codes.county), ("2026-07-01", Codes.registrar),
        ])
    func entrustment(on text: String, code: String) throws {
        var county = try Self.party(Codes.county, "370902")
        county.entrustment = Entrustment(
            "岱数委〔2026〕1号", from: try day("2026-01-01"), until: try day("2026-06-30"),
            region: "370911")
        let city = try Self.party(Codes.registrar, "370900")
        let choose = { (region: String, parties: [Party]) throws in
            CompetentRegistrar.choose(
                region: region, parties: parties, configuration: try Self.configuration(),
                on: try day(text))?.id.code
        }
        #expect(try choose("370911", [county, city]) == code)
        // Its own region, for which it is not entrusted.
        #expect(try choose("370902", [county, city]) == Codes.registrar)
        county.standing = PartyStanding(.suspended)
        #expect(try choose("370911", [county, city]) == Codes.registrar)
        let parties = [county.id: county, city.id: city]
        let next = CompetentRegistrar.successor(
            of: county, parties: parties, configuration: try Self.configuration(),
            on: try day(text))
        #expect(next.id == city.id)
    }
}
