import Catalogue
import Registry
import Testing
import WorkingDays

/// Values for the tests of this room.
enum Samples {
    static func party(_ code: String = "11370900DEMQ000035") throws -> PartyID {
        try #require(PartyID(code))
    }

    static func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

    static let words = CatalogueWords(
        names: [
            "level": ["general": "一般", "important": "重要"], "classification": ["theme": "主题信息资源"],
            "updateFrequency": ["daily": "每日"],
        ], regions: ["370900": "泰安市"])

    /// An item; `values` replace those of the element they name.
    static func item(_ code: String, _ values: [String: String] = [:]) throws -> CatalogueItem {
        let plain = [
            "code": code, "name": "公交站点", "summary": "站点的名称和位置。", "classification": "theme",
            "dataFormat": "database", "updateFrequency": "daily", "sharingType": "unconditional",
            "openingType": "conditional", "level": "general", "holder": "泰安市交通运输局",
            "region": "370900", "worthDeveloping": "true", "contact": "数据科",
            "telephone": "0538-1234567", "keywords": "公交、站点", "updated": "2026-01-04",
        ].merging(values) { $1 }
        return try #require(CatalogueItem(row: CatalogueItem.columns.map { plain[$0] ?? "" }))
    }

    static func section(
        _ items: [CatalogueItem], _ standings: [EntryStanding] = [],
        products: [CatalogueProduct] = [], name: String = "泰安市交通运输局"
    ) throws -> CatalogueSection {
        let provider = try party()
        let digest = ContentDigest(sha256: String(repeating: "0", count: 64))
        let catalogue = ProviderCatalogue(
            provider: provider, name: name, region: "370900",
            edition: CatalogueEdition(number: 3, day: try day("2026-01-05")),
            caseNumber: CaseNumber(region: "370900", year: 2026, sequence: 1), package: digest,
            filedAt: try day("2026-01-06").start, items: items)
        return CatalogueSection(
            publisher: provider, name: name, catalogue: catalogue,
            registrations: CatalogueRegistration.byCode(standings), products: products)
    }

    static func standing(
        _ sequence: Int, _ code: String?, _ state: EntryState = .inForce, version: Int = 1,
        kind: String = "resource-registration"
    ) throws -> EntryStanding {
        EntryStanding(
            number: RegisterEntry.number(
                region: "370900", year: 2026, sequence: sequence, series: .registration),
            kind: PackageKind(rawValue: kind), version: version, state: state,
            since: try day("2026-01-22").number,
            digest: ContentDigest(sha256: String(repeating: "1", count: 64)),
            registrants: [try party()], sources: [], hasRights: true, marks: [],
            catalogueCode: code, tick: nil)
    }
}
