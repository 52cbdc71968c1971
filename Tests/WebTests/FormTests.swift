import Foundation
import Testing

@Suite("Application forms are made of the schemas")
struct FormTests {
    private static let schemas = Scratch.package + "/schemas"

    struct Models: Decodable {
        var kinds: Int
        var differing: [String: String]
        var same: Bool
    }

    @Test("a second reader of the XSDs, rules and examples finds the same in each of them")
    func models() throws {
        let found = try BrowserScript.run(
            "models", try DemoWorkspace.shared.get().forms, FormTests.schemas, "2026-01-04",
            as: Models.self)
        #expect(found.kinds >= 39)
        #expect(found.differing == [:])
        #expect(found.same)
    }

    struct RoundTrip: Decodable {
        struct Kind: Decodable {
            var same: Bool
            var left: [String]
            var faults: [String]
        }

        var kinds: [String: Kind]
        var wide: [String]
        var numb: [String]
        var unlabelled: [String]
    }

    @Test("each kind's form takes its example and gives it back, without a finding of its own")
    func roundTrip() throws {
        let found = try BrowserScript.run(
            "roundtrip", try DemoWorkspace.shared.get().forms, FormTests.schemas,
            as: RoundTrip.self)
        #expect(found.kinds.count >= 39)
        for (kind, trip) in found.kinds {
            #expect(trip.same, "\(kind)")
            #expect(trip.left == [], "\(kind)")
            #expect(trip.faults == [], "\(kind)")
        }
        #expect(found.wide == [])
        #expect(found.numb == [])
        #expect(found.unlabelled == [])
    }

    struct Parts: Decodable {
        var wrong: [String]
        var refused: [String]
        var values: [String]
    }

    @Test("digests, archives and values of types agree with other programs")
    func parts() throws {
        let found = try BrowserScript.run(
            "parts", try DemoWorkspace.shared.get().forms, Scratch.fresh("parts"), as: Parts.self)
        #expect(found.wrong == [])
        #expect(found.refused == ["refused:", "refused:", "refused:"])
        #expect(found.values == [])
    }

    @Test("scripts make no markup from text and connect to nothing")
    func scriptsAreModest() throws {
        let folder = Scratch.package + "/schemas/site"
        let names =
            try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasPrefix("form") && $0.hasSuffix(".js") } + ["common.js", "zip.js"]
        #expect(names.count >= 6)
        for name in names {
            let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
            for word in [
                "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(",
                "new Function", "fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon", "import(",
            ] { #expect(!text.contains(word), "\(name): \(word)") }
        }
    }

    struct Added: Decodable {
        var label: String
        var choices: [String]
        var xml: String
        var before: Bool
    }

    @Test("a field that an XSD gets, with a list of its own, appears in the form")
    func addedField() throws {
        let schemas = Scratch.fresh("schemas")
        try FileManager.default.copyItem(atPath: FormTests.schemas, toPath: schemas)
        let path = schemas + "/xsd/resource.xsd"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let place = #"<xs:element name="classification" type="classification">"#
        #expect(text.contains(place))
        try text.replacingOccurrences(
            of: place,
            with: """
                <xs:element name="warmth" minOccurs="0">
                  <xs:annotation>
                    <xs:documentation xml:lang="zh">冷热程度：数据多久用一次。</xs:documentation>
                    <xs:documentation xml:lang="en">Warmth: how often it is used.</xs:documentation>
                  </xs:annotation>
                  <xs:simpleType>
                    <xs:restriction base="xs:token">
                      <xs:enumeration value="hot"><xs:annotation>
                        <xs:documentation xml:lang="zh">热</xs:documentation>
                        <xs:documentation xml:lang="en">hot</xs:documentation>
                      </xs:annotation></xs:enumeration>
                      <xs:enumeration value="cold"><xs:annotation>
                        <xs:documentation xml:lang="zh">冷</xs:documentation>
                        <xs:documentation xml:lang="en">cold</xs:documentation>
                      </xs:annotation></xs:enumeration>
                    </xs:restriction>
                  </xs:simpleType>
                </xs:element>
                \(place)
                """
        ).write(toFile: path, atomically: true, encoding: .utf8)
        let workspace = try DemoWorkspace(schemas: schemas)
        let found = try BrowserScript.run(
            "added", workspace.forms, try DemoWorkspace.shared.get().forms, as: Added.self)
        #expect(found.label.contains("冷热程度"))
        #expect(found.choices == ["热", "冷", "不填"])
        #expect(found.xml.contains("<warmth>cold</warmth>"))
        #expect(!found.before)
    }
}
