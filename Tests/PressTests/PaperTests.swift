import Foundation
import Press
import Registry
import Testing

@Suite("PDFs of papers")
struct PaperTests {
    @Test("every kind of paper is printed with all its values, fonts embedded, nothing outside")
    func everyKind() throws {
        let press = try PressProgram()
        var kinds: Set<String> = []
        for name in try PaperText.goldenNames {
            let xml = try PaperText.golden(name)
            guard xml.hasPrefix("<paper ") else { continue }
            let printed = try press.print(xml, as: name + ".xml")
            let oracle = PdfOracle(path: printed.path)
            try oracle.expectSound()
            let text = try oracle.text()
            for value in PaperText.values(of: xml) {
                if value.isSetOtherwise { continue }
                #expect(text.contains(value.text), "\(name): \(value.element) \(value.text)")
            }
            #expect(printed.missing == [], "\(name)")
            #expect(try oracle.attachments() == [name + ".xml"])
            #expect(try oracle.attachment(name + ".xml") == Array(xml.utf8), "\(name)")
            kinds.insert(try #require(xml.firstMatch(of: #/ kind="([^"]*)"/#)).1.description)
        }
        #expect(kinds == Set(PaperKind.allCases.map(\.rawValue)))
    }

    @Test("the same paper gives the same bytes, from another process too")
    func sameBytes() throws {
        let first = try PressProgram()
        let second = try PressProgram()
        for name in ["certificate", "return", "summary"] {
            let xml = try PaperText.golden(name)
            let printed = try first.print(xml)
            #expect(try first.print(xml).bytes == printed.bytes, "\(name)")
            #expect(try second.print(xml).bytes == printed.bytes, "\(name)")
        }
    }

    @Test("the document bears the paper's time, title, issuer and language")
    func description() throws {
        let printed = try PressProgram().print(try PaperText.golden("certificate"))
        let info = try tool("pdfinfo", ["-isodates", printed.path]).text
        #expect(info.contains("CreationDate:    2026-01-13T08:15:00+08"), "\(info)")
        #expect(info.contains("公共数据登记凭证 泰数登〔2026〕12号"))
        #expect(info.contains("泰安市公共数据登记中心"))
        #expect(info.contains("(A4)"))
        let plain = try tool("qpdf", ["--qdf", "--object-streams=disable", printed.path, "-"])
        let text = String(decoding: plain.output, as: UTF8.self)
        #expect(text.contains("/Lang (zh-CN)"))
        #expect(text.contains("/AFRelationship /Source"))
        #expect(text.contains("/ID ["))
    }

    @Test(
        "the QR code holds number, status address and digest",
        arguments: ["certificate", "rights-statement"])
    func code(name: String) throws {
        let xml = try PaperText.golden(name)
        let path = try Scratch.file("paper.xml", Array(xml.utf8))
        let digest = try tool("sha256sum", [path]).text.prefix(64)
        let printed = try PressProgram().print(xml)
        let lines = try PdfOracle(path: printed.path).code(onPage: 1).split(separator: "\n")
        #expect(
            lines == [
                "DJ-370900-2026-000045-9", "https://data.example.gov.cn/status.json",
                "sha256:\(digest)",
            ])
    }

    @Test("a face that cannot hold everything says so, and everything stands overleaf")
    func fullFace() throws {
        let summary = String(repeating: "全市公交线路、站点的名称和位置，每日更新。", count: 200)
        let holder = #"""
                    <applicant id="11330105002500287C" kind="provider" region="370900">
                      <name>泰安市示例交通运输局第NN分局</name>
                      <representative>张三</representative>
                      <contact>李四 0538-1234567</contact>
                    </applicant>
            """#
        let holders = (1...30).map { holder.replacing("NN", with: "\($0)") }.joined(separator: "\n")
        let xml = try PaperText.golden("certificate")
            .replacing("全市公交线路、站点的名称和位置，每日更新。", with: summary)
            .replacing("      </registrants>", with: holders + "      </registrants>")
        let printed = try PressProgram().print(xml)
        let oracle = PdfOracle(path: printed.path)
        try oracle.expectSound()
        #expect(try oracle.text(ofPage: 1).contains("见附页"))
        let text = try oracle.text()
        #expect(text.contains(summary))
        for number in 1...30 { #expect(text.contains("第\(number)分局")) }
    }

    @Test("a picture of a seal takes the drawn one's place")
    func sealPicture() throws {
        let folder = Scratch.fresh("seals")
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        // A red square of one pixel.
        let png = try #require(
            Data(
                base64Encoded:
                    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mO4ICAAAAKkAPHEb9i7AAAAAElFTkSuQmCC"
            ))
        try png.write(to: URL(fileURLWithPath: folder + "/seal.png"))
        let issuer = try #require(PartyID("113700000045046442"))
        let press = try PressProgram(
            settings: PrintSettings(seals: [issuer: "seal.png"]), seals: folder)
        let xml = try PaperText.golden("acceptance")
        let pictured = try press.print(xml)
        #expect(try tool("pdfimages", ["-list", pictured.path]).text.contains(" image "))
        let drawn = try PressProgram().print(xml)
        #expect(try !tool("pdfimages", ["-list", drawn.path]).text.contains(" image "))
        #expect(
            try PdfOracle(path: pictured.path).text() == PdfOracle(path: drawn.path).text())
    }
}
