import Examination
import Foundation
import Registry
import Testing

@testable import Tables

@Suite("The form of a kind comes from its XSD")
struct FormTests {
    private static let schemas = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("schemas")

    /// The form of the kind, with a change to one file of the set.
    private func form(_ change: (String, String, String)? = nil) throws -> FormOutline {
        var files: [String: [UInt8]] = [:]
        let names =
            FileManager.default.enumerator(atPath: FormTests.schemas.path)?
            .compactMap { $0 as? String } ?? []
        for name in names
        where name.hasSuffix(".xml") || name.hasSuffix(".xsd") || name.hasSuffix(".sch") {
            let url = FormTests.schemas.appendingPathComponent(name)
            files[name] = Array(try Data(contentsOf: url))
        }
        if let (name, old, new) = change {
            let text = String(decoding: try #require(files[name]), as: UTF8.self)
            #expect(text.contains(old))
            files[name] = Array(text.replacing(old, with: new).utf8)
        }
        let digest = ContentDigest(sha256: String(repeating: "0", count: 64))
        let examiner = try Examiner(rules: RuleFiles(files: files, digest: digest))
        return try #require(try examiner.form(of: PackageKind(rawValue: "resource-registration")))
    }

    @Test("labels are those of papers, required ones are marked, lists have their names")
    func fields() throws {
        let form = try form()
        let field = try #require(form.fields.first { $0.path == "resource/holder/code" })
        #expect(field.label == "持有单位代码")
        #expect(field.isRequired)
        let kind = try #require(form.fields.first { $0.path == "resource/classification" })
        #expect(kind.choices.map(\.code) == ["basic", "theme", "department"])
        #expect(kind.choices[1].chinese == "主题信息资源")
        #expect(form.fields.first { $0.path == "resource/coverage/until" }?.isRequired == false)
        #expect(form.fields.first { $0.path == "agent/name" }?.isRequired == false)
        #expect(form.fields.contains { $0.path == "commitment" })
        #expect(form.fields.contains { $0.path == "commitment/@date" })
        #expect(!form.fields.contains { $0.path.contains("attachments") })
        #expect(form.groups.map(\.name) == ["applicants", "items"])
        #expect(form.groups[1].fields.map(\.path).prefix(3) == ["code", "name", "type"])
    }

    @Test("labels are one of a kind, so that a heading means one thing")
    func labels() throws {
        let form = try form()
        for fields in [form.fields] + form.groups.map(\.fields) {
            #expect(Set(fields.map(\.label)).count == fields.count)
        }
    }

    @Test("the role of a file is the one that the rules of the kind expect")
    func roles() throws {
        let form = try form()
        #expect(form.roles["resource/legalBasis/file"] == "legal-basis")
        #expect(form.roles["agent/file"] == "agent-authorisation")
        for field in form.fields where field.isFile {
            #expect(form.roles[field.path] != nil, "\(field.path)")
        }
    }

    @Test("a field added to the XSD is a column at once")
    func added() throws {
        let form = try form(
            (
                "xsd/resource.xsd", "<xs:element name=\"industry\"",
                """
                <xs:element name="keeper" type="shortText" minOccurs="0"><xs:annotation>
                <xs:documentation xml:lang="zh">保管人：姓名。</xs:documentation>
                <xs:documentation xml:lang="en">Keeper: a name.</xs:documentation>
                </xs:annotation></xs:element><xs:element name="industry"
                """
            ))
        let header = TableRow(number: 1, cells: [TableCell("○ 保管人（姓名）")])
        let columns = try TableColumns.main(header, form)
        #expect(columns.column(at: "resource/keeper")?.heading == "○ 保管人（姓名）")
    }

    @Test("headings by label, path, fact and the label behind its parent's; others are told")
    func headings() throws {
        let form = try form()
        let names = ["数据资源名称", "resource/level", "resource.industry", "合法来源依据/依据材料", "序号", "状态"]
        let header = TableRow(number: 3, cells: names.map { TableCell($0) })
        let columns = try TableColumns.main(header, form)
        #expect(columns.unknown == ["序号"])
        #expect(columns.column(at: "resource/industry")?.index == 2)
        #expect(columns.column(at: "resource/legalBasis/file")?.index == 3)
        for wrong in [["目录代码", "resource/catalogueCode"], ["甲"], ["状态"]] {
            let row = TableRow(number: 3, cells: wrong.map { TableCell($0) })
            let refusal = #expect(throws: TableRefusal.self) { try TableColumns.main(row, form) }
            #expect(refusal?.english.hasPrefix("row 3:") == true)
        }
    }
}
