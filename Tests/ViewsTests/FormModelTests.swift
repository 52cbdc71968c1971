import Foundation
import Registry
import Testing
import Views
import WorkingDays

@Suite("Forms are read from XSDs as they may be written")
struct FormModelTests {
    private func files(
        _ change: (inout [String: [UInt8]]) -> Void = { _ in }
    ) throws -> [String: [UInt8]] {
        let folder = Place.fixtures.appendingPathComponent("form")
        let rules = try Rules.changed { files in
            for path in files.keys where path.hasPrefix("facts/") { files[path] = nil }
            files["site/form.js"] = []
        }
        var all = rules.files
        for (path, name) in [
            ("xsd/subset.xsd", "subset.xsd"), ("xsd/subset-types.xsd", "subset-types.xsd"),
            ("facts/subset.xml", "subset.xml"),
        ] { all[path] = try Place.bytes(folder.appendingPathComponent(name)) }
        change(&all)
        let set = RuleFiles(files: all, digest: rules.digest)
        let day = try #require(Day(iso: "2026-01-05"))
        var made: [String: [UInt8]] = [:]
        try PageRenderer(rules: set).forms(set, on: day, isDemonstration: true) {
            made[$0] = $1
        }
        return made
    }

    private func model() throws -> [String: Any] {
        let script = String(decoding: try #require(try files()["subset.js"]), as: UTF8.self)
        let start = try #require(script.firstRange(of: "formModel = ")).upperBound
        let json = script[start...].dropLast(2)
        return try #require(
            JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    }

    private func parts(_ group: Any?) -> [[String: Any]] {
        (group as? [String: Any])?["parts"] as? [[String: Any]] ?? []
    }

    @Test("extension, choice, groups and references")
    func structure() throws {
        let element = try #require(try model()["element"] as? [String: Any])
        let names = (element["attributes"] as? [[String: Any]] ?? []).compactMap {
            $0["name"] as? String
        }
        #expect(names == ["kind", "grade"])
        // What is extended comes first.
        let halves = parts(element["group"])
        #expect(halves.count == 2)
        let title = try #require(parts(halves[0]["group"]).first?["element"] as? [String: Any])
        #expect(title["name"] as? String == "title")
        let own = parts(halves[1]["group"])
        let choice = try #require(own[0]["group"] as? [String: Any])
        #expect(choice["kind"] as? String == "choice")
        #expect(choice["min"] as? Int == 0 && choice["max"] as? Int == 3)
        let until = try #require(
            parts(parts(choice)[1]["group"])[1]["element"] as? [String: Any])
        #expect(until["max"] == nil)
        #expect(parts(own[1]["group"]).count == 2)
        let note = try #require(own[2]["element"] as? [String: Any])
        #expect(note["type"] as? String == "Text" && note["min"] as? Int == 0)
        let words = try #require(note["words"] as? [String: String])
        #expect(words["zh"] == "附注" && words["helpEn"] == "optional.")
        #expect((own[3]["element"] as? [String: Any])?["foreign"] as? Bool == true)
    }

    @Test("facets add up, lists and unions name their types, words lose their line ends")
    func types() throws {
        let model = try model()
        let types = try #require(model["types"] as? [String: [String: Any]])
        let narrow = try #require(types["Narrow"])
        #expect(narrow["base"] as? String == "token")
        #expect(narrow["patterns"] as? [[String]] == [["[a-z]*", "[0-9]*"], [".?"]])
        #expect(narrow["maxLength"] as? String == "9" && narrow["minLength"] as? String == "1")
        #expect(narrow["names"] as? [String] == ["Text", "Narrow"])
        let words = try #require(narrow["words"] as? [String: String])
        #expect(words["help"] == "不超过9 字。" && words["helpEn"] == "at most 9 characters.")
        #expect(types.values.contains { $0["list"] as? String == "Colour" })
        #expect(types.values.contains { $0["union"] as? [String] == ["Colour", "xs:integer"] })
        let values = types["Colour"]?["values"] as? [[String: String]]
        #expect(values == [["code": "red", "zh": "红：如\"印\"", "en": "red"], ["code": "blue"]])
        #expect(model["references"] as? [String] == ["file", "proof"])
    }

    @Test("a page and a list come with it; a set from before forms has none")
    func pages() throws {
        let made = try files()
        #expect(Set(made.keys) == ["index.html", "subset.html", "subset.js"])
        for name in ["index.html", "subset.html"] {
            let page = try ReadPage(try #require(made[name]))
            #expect(page.words.contains("演示"))
        }
        #expect(try files { $0["site/form.js"] = nil }.isEmpty)
    }

    @Test("an XSD that cannot be read is named")
    func unreadable() {
        let missing = "xsd/subset-types.xsd"
        #expect(throws: ViewError.labels(file: missing, reason: "there is no such file")) {
            _ = try files { $0[missing] = nil }
        }
    }

    @Test("a type inside itself ends with an error")
    func recursion() {
        #expect(throws: ViewError.self) {
            _ = try files { files in
                let text = String(decoding: files["xsd/subset.xsd"] ?? [], as: UTF8.self)
                files["xsd/subset.xsd"] = Array(
                    text.replacing(#"name="title" type="Narrow""#, with: #"name="t" type="Base""#)
                        .utf8)
            }
        }
    }
}
