import Foundation
import Testing

/// Everybody who has something to do in the year, drawn once before it begins.
struct YearCast {
    private(set) var lives: [any YearLife] = []
    private let office: YearOffice
    private let terms: PlainTerms
    private let procedure: String
    private let span: YearSpan
    private var turn: Int
    private var endings: YearDeck<RegistrationPlan.Ending>

    init(_ span: YearSpan, in office: YearOffice, dice: inout YearDice) throws {
        self.span = span
        turn = dice.number(0...10)
        self.office = office
        terms = try PlainTerms()
        procedure = try String(
            contentsOfFile: Scratch.package + "/schemas/procedures/registration.xml",
            encoding: .utf8)
        endings = YearDeck(RegistrationPlan.endings(procedure))
        // Parties first: whoever a party makes room for acts after it.
        addParties(&dice)
        let registrations = try addRegistrations(&dice)
        for source in registrations { addFollowers(of: source, &dice) }
        addCatalogues(&dice)
    }

    private mutating func plan(_ number: Int, _ dice: inout YearDice, of newcomer: String? = nil)
        -> RegistrationPlan
    {
        RegistrationPlan(
            number, endings.deal(&dice), in: span, procedure: procedure, dice: &dice, of: newcomer)
    }

    private mutating func addParties(_ dice: inout YearDice) {
        for number in 1...max(1, span.registrations / 20) {
            let plan = plan(number, &dice, of: YearOffice.creditCode(number))
            let office = office
            let first = RegistrationLife(plan, terms: terms) {
                try office.package(for: plan)
            }
            lives.append(PartyLife(first, isGranted: dice.happens(80), terms: terms))
            lives.append(first)
            addFollowers(of: first, &dice)
        }
    }

    private mutating func addRegistrations(_ dice: inout YearDice) throws -> [RegistrationLife] {
        let plans = (1...span.registrations).map { plan($0, &dice) }
        let packages = try office.packages(for: plans)
        let registrations = plans.map { plan in
            RegistrationLife(plan, terms: terms) { try #require(packages[plan.id]) }
        }
        lives += registrations as [any YearLife]
        return registrations
    }

    /// Something that follows a registration, or an authorisation with a product; and what becomes
    /// of the entry in the end.
    private mutating func addFollowers(of source: RegistrationLife, _ dice: inout YearDice) {
        var amendment: AmendmentLife?
        let isFollowed = dice.happens(95)
        let delay = dice.number(1...10)
        let ends = ["2026-12-31", "2027-06-30", "2028-05-31"]
        let until = ends[dice.number(0...2)]
        let isWelcome = dice.happens(80)
        if isFollowed, source.plan.ending.leadsToCertificate {
            if let kind = nextKind(source) {
                let life = AmendmentLife(kind, after: source, delay: delay, terms: terms)
                lives.append(life)
                amendment = life
            } else {
                let authorisation = AuthorisationLife(
                    after: source, until: until, isWelcome: isWelcome, terms: terms)
                lives.append(authorisation)
                lives.append(ProductLife(under: authorisation, delay: delay, terms: terms))
            }
        }
        let isRenewing = dice.happens(60)
        let renewal = RenewalLife(
            after: source, amendment, delay: dice.number(0...50), isGranted: dice.happens(75),
            terms: terms)
        if isRenewing { lives.append(renewal) }
    }

    /// What may follow takes turns, so that a few entries see all of it; `nil` is an authorisation.
    private mutating func nextKind(_ source: RegistrationLife) -> AmendmentLife.Kind? {
        let kinds = AmendmentLife.Kind.allCases
        let isOther = source.plan.party != DemoWorkspace.registrar
        while true {
            turn += 1
            let place = turn % (kinds.count + 2)
            guard place < kinds.count else { return nil }
            if isOther || !kinds[place].isOfOthersOnly { return kinds[place] }
        }
    }

    private mutating func addCatalogues(_ dice: inout YearDice) {
        for party in [DemoWorkspace.traffic, DemoWorkspace.water] {
            var before: CatalogueLife?
            for edition in 1...max(1, span.registrations / 40) {
                let arrival = PlainCalendar.adding(
                    dice.number(0...(span.days - 1)), to: span.first)
                let life = CatalogueLife(
                    of: party, edition: edition, arrival: arrival, after: before, terms: terms)
                lives.append(life)
                before = life
            }
        }
    }
}
