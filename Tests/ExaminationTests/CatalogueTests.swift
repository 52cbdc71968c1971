import Foundation
import Registry
import Testing
import XML

@testable import Examination

@Suite struct `The catalogue of rules` {
    @Test func `an id is used once and has its texts`() throws {
        let entries = try RuleCatalogue.entries(of: Fixtures.rules)
        #expect(Set(entries.map(\.id)).count == entries.count)
        #expect(entries.count > 100)
        for entry in entries {
            #expect(entry.id.wholeMatch(of: /(XML|ZIP|XSD|PKG|REG|LAW)(-[A-Z0-9]+)+/) != nil)
            #expect(!entry.chinese.isEmpty && !entry.english.isEmpty && !entry.advice.isEmpty)
            #expect(
                entry.adviceEnglish.hasSuffix(".") || entry.adviceEnglish.hasSuffix("}"),
                "\(entry.id)")
            #expect(entry.chinese.hasSuffix("。"), "\(entry.id)")
            #expect(entry.english.hasSuffix(".") || entry.english.hasSuffix("}"), "\(entry.id)")
            if entry.id.hasPrefix("LAW-") { #expect(entry.article != nil, "\(entry.id)") }
        }
    }

    @Test
    func `every element, type and value of the package schemas is explained in two languages`()
        throws
    {
        for name in [
            "application", "amendment", "agreement", "resource", "product", "authorisation",
            "applicant-types", "data-types", "slip", "supplement", "package-types", "signature",
            "facts", "adoption", "withdrawal", "objection", "proof-query",
            "disposal",
        ] {
            let bytes = Fixtures.bytes("schemas/xsd/\(name).xsd")
            guard case .document(let document) = try XMLDocument.parse(bytes, limits: .standard)
            else {
                Issue.record("\(name)")
                return
            }
            explain(document.root, name)
        }
    }

    private func explain(_ element: XMLElement, _ file: String) {
        let isNamed = element.attribute("name") != nil || element.attribute("ref") != nil
        let needsWords =
            ["element", "complexType", "simpleType", "attribute"].contains(element.name) && isNamed
            || element.name == "schema"
            || element.name == "enumeration" && file != "facts"
        if needsWords {
            let words = element.first("annotation")?.all("documentation") ?? []
            let languages = words.map { $0.attributes.first { $0.name == "lang" }?.value ?? "" }
            #expect(languages == ["zh", "en"], "\(file).xsd, line \(element.line)")
            #expect(words.allSatisfy { !$0.trimmedText.isEmpty })
        }
        for child in element.children { explain(child, file) }
    }

    @Test func `a set that lacks a file, or says what cannot be, is no examiner`() throws {
        func broken(_ change: (inout [String: [UInt8]]) -> Void) -> (any Error)? {
            var files = Fixtures.rules.files
            change(&files)
            do {
                _ = try Examiner(rules: RuleFiles(files: files))
                return nil
            } catch {
                return error
            }
        }
        func text(_ path: String, _ old: String, _ new: String) -> [UInt8] {
            Array(
                String(decoding: Fixtures.bytes("schemas/" + path), as: UTF8.self)
                    .replacing(old, with: new).utf8)
        }
        let facts = "facts/resource-registration.xml"
        #expect(broken { _ in } == nil)
        #expect(broken { $0["xsd/application.xsd"] = nil } != nil)
        #expect(broken { $0["xsd/package-types.xsd"] = nil } != nil)
        #expect(broken { $0["xsd/facts.xsd"] = nil } != nil)
        #expect(broken { $0["rules/resource-registration.sch"] = nil } != nil)
        #expect(broken { $0["rules/application.sch"] = nil } != nil)
        #expect(broken { $0["xsd/data-types.xsd"] = nil } != nil)
        #expect(
            broken { $0["rules/taian-2025/resource-registration.sch"] = Array("<x/>".utf8) } != nil)
        #expect(broken { $0[facts] = text(facts, "resource/level", "resource/grade") } != nil)
        #expect(broken { $0[facts] = text(facts, "format=\"1\"", "format=\"2\"") } != nil)
        #expect(broken { $0["facts/other.xml"] = $0[facts] } != nil)
        #expect(broken { files in files = files.filter { !$0.key.hasPrefix("facts/") } } != nil)
    }

    @Test func `the digest of a set is that of its lines, as sha256sum prints them`() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.currentDirectoryURL = Fixtures.root.appendingPathComponent("schemas")
        process.arguments = [
            "-c",
            "find . -type f ! -path '*/.*' | sed 's,^[.]/,,' | LC_ALL=C sort | tr '\\n' '\\0' "
                + "| xargs -0 sha256sum | sha256sum",
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let printed = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(printed.prefix(64) == Fixtures.rules.digest.hex)
    }
}
