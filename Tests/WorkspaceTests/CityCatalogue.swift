import Foundation
import Testing

/// The city's catalogue as rdflib and Python's csv read it.
struct CityCatalogue: Decodable {
    /// A dcat:Dataset.
    struct Dataset: Decodable {
        var identifier: String
        var title: String
        var description: String
        var publisher: String
        var publisherCode: String
        var status: String
        var number: String?
        var version: String?
        var contact: String?
        var frequency: String?
        var access: String?
    }

    var cities: [String]
    var catalogs: [String]
    var datasets: [Dataset]
    var rows: [[String: String]]
    var reminders: [[String: String]]

    static let folder = "/outbox/public/catalog/"

    /// Reads what lies in a workspace. Without python3-rdflib (`make oracles`) the test fails.
    init(of workspace: DemoWorkspace) throws {
        let folder = workspace.root + CityCatalogue.folder
        let read = try tool(
            "/usr/bin/python3", Scratch.package + "/Tests/Fixtures/catalog/read.py",
            folder + "catalog.rdf", folder + "catalog.csv", folder + "reminders.csv")
        try #require(read.exitCode == 0, "make oracles installs python3-rdflib: \(read.all)")
        self = try JSONDecoder().decode(CityCatalogue.self, from: Data(read.text.utf8))
    }

    /// The dataset of a catalogue code.
    subscript(code: String) -> Dataset? { datasets.first { $0.identifier == code } }

    /// Catalogue codes in the reminder list.
    var reminded: [String] { reminders.compactMap { $0["目录代码"] }.sorted() }
}

extension DemoWorkspace {
    /// An item of a catalogue; `values` replace the text of the elements they name.
    static func item(_ code: String, _ values: [String: String] = [:]) -> String {
        let plain = [
            ("code", code), ("name", "泰安市公交线路与站点信息"), ("summary", "线路、站点和票价。"),
            ("classification", "theme"), ("dataFormat", "database"), ("updateFrequency", "daily"),
            ("sharingType", "unconditional"), ("openingType", "conditional"), ("level", "general"),
            ("holder", "示例单位"), ("region", "370900"), ("worthDeveloping", "true"),
            ("contact", "数据科"), ("telephone", "0538-1234567"), ("updated", "2026-01-04"),
        ]
        let elements = plain.map { "<\($0.0)>\(values[$0.0] ?? $0.1)</\($0.0)>" }
        return "<item>" + elements.joined() + "</item>"
    }

    /// A catalogue that is ready to send, from what `dengji new catalogue` makes.
    func catalogue(
        _ id: String, of party: String, edition: Int, date: String = "2026-01-05",
        created: String? = nil, items: [String], count: Int? = nil
    ) throws -> String {
        let draft = root + "/samples/draft-" + UUID().uuidString
        let made = try dengji(
            "new", "catalogue", "--applicant", party, "--id", id, "--created",
            (created ?? date) + "T08:30:00+08:00", "-o", draft)
        try #require(made.exitCode == 0, "\(made.all)")
        let text = try read(draft + "/catalogue.xml")
            .replacing(/(?s)<items>.*<\/items>/, with: "<items>\(items.joined())</items>")
            .replacing(
                /<itemCount>.*?<\/itemCount>/,
                with: "<itemCount>\(count ?? items.count)</itemCount>"
            )
            .replacing(/<edition>.*?<\/edition>/, with: "<edition>\(edition)</edition>")
            .replacing(/<date>.*?<\/date>/, with: "<date>\(date)</date>")
        let path = root + "/samples/" + id + ".xml"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }
}
