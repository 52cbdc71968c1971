import Registry
import Testing

@testable import Views

@Suite("Names of page values")
struct NameTests {
    /// Mustache looks for an absent value on the pages around it, so an optional name that a part
    /// shares with its page would print the page's value.
    @Test("an optional name of a part is on no other value")
    func optionalNamesAreUnique() {
        var owners: [String: [String]] = [:]
        var optionals: Set<String> = []
        for sample in PageNames.samples {
            let owner = "\(type(of: sample))"
            for child in Mirror(reflecting: sample).children {
                guard let name = child.label else { continue }
                owners[name, default: []].append(owner)
                let isPart = !owner.hasSuffix("Page")
                if isPart, Mirror(reflecting: child.value).displayStyle == .optional {
                    optionals.insert(name)
                }
            }
        }
        #expect(optionals.count > 15)
        for name in optionals {
            #expect(owners[name]?.count == 1, "\(name): \(owners[name] ?? [])")
        }
    }

    @Test("a name along the arc of a seal stays inside it, whatever its length")
    func seals() {
        #expect(SealFigure(issuer: "", mark: nil).letters.isEmpty)
        #expect(SealFigure(issuer: "甲", mark: nil).letters.map(\.turn) == ["0.0"])
        #expect(
            SealFigure(issuer: "甲 乙丙", mark: nil).letters.map(\.turn) == ["-22.0", "0.0", "22.0"])
        for count in [12, 30, 31, 300] {
            let figure = SealFigure(issuer: String(repeating: "字", count: count), mark: nil)
            #expect(figure.letters.count == min(count, 30))
            let turns = figure.letters.compactMap { Double($0.turn) }
            #expect(turns.count == figure.letters.count)
            #expect(turns.allSatisfy { abs($0) <= 125 })
            #expect(figure.letterSize >= 7)
        }
        #expect(
            SealFigure(issuer: String(repeating: "字", count: 31), mark: nil).letters.last?.glyph
                == "…")
    }

    @Test(
        "articles are printed as the law numbers them",
        arguments: [
            (1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (31, "三十一"), (100, "100"),
        ])
    func numerals(number: Int, expected: String) {
        #expect(ChineseNumeral.text(number) == expected)
    }

    @Test(
        "sizes are printed in a unit and exactly",
        arguments: [
            (0, "0 字节"), (1_023, "1,023 字节"), (1_024, "1.0 KB（1,024 字节）"),
            (1_048_575, "1023.9 KB（1,048,575 字节）"), (1_048_576, "1.0 MB（1,048,576 字节）"),
            (8_589_934_592, "8.0 GB（8,589,934,592 字节）"),
        ])
    func sizes(bytes: Int, expected: String) {
        #expect(ByteCount.text(bytes) == expected)
    }

    @Test(
        "this repository's own schemas name the codes of an application",
        arguments: [
            ("resource.level", "general", "一般"), ("resource.rights.holding", "true", "是"),
            ("resource.storage.kind", "government-cloud", "政务云"),
            ("resource.level", "unknown", "unknown"), ("resource.name", "general", "general"),
        ])
    func codes(fact: String, value: String, expected: String) throws {
        let labels = try PageLabels(Shelf.wholeSet())
        let kind = PackageKind(rawValue: "resource-registration")
        let found = labels.codes.text(Fact(name: fact, label: "", value: value), of: kind)
        #expect(found == expected)
        #expect(labels.text(.attachment, "legal-basis") == "合法来源依据")
        #expect(labels.text(.region, "370902") == "泰山区")
        #expect(labels.text(.paper, "certificate") == "公共数据登记凭证")
        #expect(labels.subject != nil)
    }

    @Test("columns of a table are named by their place, what is too much stays")
    func columns() throws {
        let labels = try PageLabels(Shelf.wholeSet())
        let table = FactTable(
            name: "resource.items", label: "", columns: [],
            rows: [["true", "true", "string", "", "false", "", "true", "false", "true"]])
        let rows = labels.codes.rows(table, of: PackageKind(rawValue: "resource-registration"))
        #expect(rows.first?[0] == "true")
        #expect(rows.first?[4] == "否")
        #expect(rows.first?[6] == "是")
        #expect(rows.first?[8] == "true")
    }
}
