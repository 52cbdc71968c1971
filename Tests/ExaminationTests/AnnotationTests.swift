import Examination
import Registry
import Testing
import XML

@Suite("Schemas explain themselves")
struct AnnotationTests {
    /// What a form shows to people: each of them, in both languages.
    private static let explained: Set<String> = [
        "element", "attribute", "complexType", "simpleType", "enumeration", "group",
        "attributeGroup",
    ]

    /// Every XSD that a package is judged by, through includes and imports.
    private static let packages: [String] = {
        var waiting = Fixtures.rules.folder("facts").compactMap { _, bytes in
            root(bytes)?.attribute("schema")
        }
        waiting.append("form.xsd")
        var found: Set<String> = []
        while let name = waiting.popLast() {
            guard found.insert(name).inserted else { continue }
            let schema = root(Fixtures.rules.files["xsd/" + name] ?? [])
            for child in schema?.children ?? [] where ["include", "import"].contains(child.name) {
                waiting += child.attribute("schemaLocation").map { [$0] } ?? []
            }
        }
        return found.sorted()
    }()

    private static func root(_ bytes: [UInt8]) -> XMLElement? {
        guard case .document(let document)? = try? XMLDocument.parse(bytes, limits: .standard)
        else {
            return nil
        }
        return document.root
    }

    private func languages(of element: XMLElement) -> Set<String> {
        var found: Set<String> = []
        for text in element.first("annotation")?.all("documentation") ?? []
        where !text.trimmedText.isEmpty {
            found.formUnion(text.attributes.filter { $0.name == "lang" }.map(\.value))
        }
        return found
    }

    private func unexplained(below element: XMLElement) -> [String] {
        element.children.flatMap { child -> [String] in
            let name = child.attribute("name") ?? child.attribute("value")
            let isInner = name == nil && child.attribute("ref") == nil
            let isNamed = AnnotationTests.explained.contains(child.name) && !isInner
            let isReference = child.attribute("ref") != nil && child.name != "element"
            let lacks =
                isNamed && !isReference && !languages(of: child).isSuperset(of: ["zh", "en"])
            let place = "line \(child.line): \(child.name) \(name ?? "")"
            return (lacks ? [place] : []) + unexplained(below: child)
        }
    }

    @Test("every element, attribute, type and value of a package has words in both languages")
    func packagesAreExplained() throws {
        #expect(AnnotationTests.packages.count > 30)
        for name in AnnotationTests.packages {
            let bytes = try #require(Fixtures.rules.files["xsd/" + name])
            let schema = try #require(AnnotationTests.root(bytes))
            #expect(unexplained(below: schema) == [], "\(name)")
        }
    }

    @Test("every schema has words in both languages for each element, attribute, type and value")
    func schemasAreExplained() throws {
        for (name, bytes) in Fixtures.rules.folder("xsd") {
            let schema = try #require(AnnotationTests.root(bytes))
            #expect(unexplained(below: schema) == [], "\(name)")
        }
    }

    @Test("one without words, and one without Chinese, are told")
    func bareOnes() throws {
        let text = """
            <schema><attribute name="a"><annotation>
            <documentation xml:lang="en">a</documentation></annotation></attribute>
            <enumeration value="b"/></schema>
            """
        let schema = try #require(AnnotationTests.root(Array(text.utf8)))
        #expect(unexplained(below: schema) == ["line 1: attribute a", "line 3: enumeration b"])
    }

    @Test("every schema says in both languages what it is of")
    func schemasIntroduceThemselves() throws {
        let schemas = Fixtures.rules.folder("xsd")
        #expect(schemas.count > 50)
        for (name, bytes) in schemas {
            let schema = try #require(AnnotationTests.root(bytes))
            #expect(languages(of: schema).isSuperset(of: ["zh", "en"]), "\(name)")
        }
    }
}
