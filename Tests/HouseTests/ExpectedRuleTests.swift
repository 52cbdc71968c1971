import Foundation
import Testing

@Suite("Every rule is expected by a test")
struct ExpectedRuleTests {
    /// Ids in sources and in the shipped rule files.
    private static func ids() throws -> Set<String> {
        var ids: Set<String> = []
        for file in SourceFile.sources {
            for line in file.lines {
                for found in line.matches(of: /"((?:XML|XSD|ZIP|PKG|REG|LAW)(?:-[A-Z0-9]+)+)"/) {
                    ids.insert(String(found.1))
                }
            }
        }
        for path in try paths(below: "schemas/rules") where path.hasSuffix(".sch") {
            for found in try SourceFile.text(path).matches(of: /\sid="([A-Z][A-Z0-9-]+)"/) {
                ids.insert(String(found.1))
            }
        }
        return ids
    }

    /// What tests say: their sources, the scripts that make fixtures, and the names of fixtures, for
    /// those of applications begin with the rule they break. Not this folder, whose tests are about
    /// texts.
    private static func expectations() throws -> String {
        let paths = try paths(below: "Tests").filter { !$0.hasPrefix("Tests/HouseTests") }
        let texts = try paths.filter { $0.hasSuffix(".swift") || $0.hasSuffix(".py") }
            .map(SourceFile.text)
        let names = paths.map { $0.split(separator: "/").last.map(String.init) ?? "" }
        return (texts + names).joined(separator: "\n")
    }

    private static func paths(below folder: String) throws -> [String] {
        let top = SourceFile.root.appendingPathComponent(folder).path
        let found = FileManager.default.enumerator(atPath: top)?.compactMap { $0 as? String } ?? []
        return found.map { "\(folder)/\($0)" }.filter {
            !$0.contains("__pycache__") && !$0.contains("/.")
        }
    }

    @Test("no id without a row that expects it")
    func everyRuleIsExpected() throws {
        let ids = try ExpectedRuleTests.ids()
        #expect(ids.count > 180)
        let text = try ExpectedRuleTests.expectations()
        let said = Set(
            text.matches(of: /(?:XML|XSD|ZIP|PKG|REG|LAW)(?:-[A-Z0-9]+)+/).map { String($0.0) })
        #expect(ids.subtracting(said).sorted() == [])
    }

    @Test("no row expects an id that is no rule")
    func everyExpectationIsARule() throws {
        let ids = try ExpectedRuleTests.ids()
        let catalogue = try SourceFile.text("Tests/Fixtures/packages/catalogue.py")
        let said = Set(
            catalogue.matches(of: /"((?:(?:XML|XSD|ZIP|PKG|REG|LAW)(?:-[A-Z0-9]+)+ ?)+)"/)
                .flatMap { $0.1.split(separator: " ").map(String.init) })
        #expect(said.count > 60)
        #expect(said.subtracting(ids).sorted() == [])
    }
}
