import Foundation
import Testing

@Suite("PDFs in a workspace")
struct PrintedWorkspaceTests {
    @Test("a PDF lies beside each paper, holds it byte for byte, and what it holds verifies")
    func besideEachPaper() throws {
        let workspace = try PrintedWorkspace()
        try workspace.drop("GOOD-1")
        try workspace.turn("2026-01-05")
        try workspace.pass()
        for day in ["2026-01-07", "2026-01-22"] { try workspace.turn(day) }

        let papers = try workspace.papers()
        let pdfs = try workspace.outbox(".pdf")
        #expect(pdfs == papers.map { $0.dropLast(4) + ".pdf" })
        #expect(papers.contains { $0.contains("_certificate_") })
        for (paper, pdf) in zip(papers, pdfs) {
            let oracle = PdfOracle(path: pdf)
            try oracle.expectSound()
            let name = URL(fileURLWithPath: paper).lastPathComponent
            let bytes = try oracle.attachment(name)
            #expect(bytes == [UInt8](try Data(contentsOf: URL(fileURLWithPath: paper))))
            #expect(try oracle.text(ofPage: 1).contains("演示"), "\(name)")
            let text = try oracle.text()
            for value in PaperText.values(of: String(decoding: bytes, as: UTF8.self)) {
                if value.isSetOtherwise { continue }
                #expect(text.contains(value.text), "\(name): \(value.element) \(value.text)")
            }
        }
        let certificate = try #require(pdfs.first { $0.contains("_certificate_") })
        let name = URL(fileURLWithPath: certificate).deletingPathExtension().lastPathComponent
        let taken = try Scratch.file(
            "taken.xml", try PdfOracle(path: certificate).attachment(name + ".xml"))
        try workspace.run(["verify", taken])
        try workspace.run(["verify", workspace.root])
    }

    @Test("printing begun later prints what there is, and after that only what is new")
    func begunLater() throws {
        let workspace = try PrintedWorkspace(printing: false)
        try workspace.drop("GOOD-1")
        try workspace.turn("2026-01-05")
        #expect(try workspace.outbox(".pdf") == [])

        let config = workspace.root + "/registry/config.xml"
        let settings = try String(contentsOfFile: config, encoding: .utf8)
        try FileManager.default.removeItem(atPath: config)
        try settings.replacing("</still>", with: "</still>\n  <press papers=\"true\"/>")
            .write(toFile: config, atomically: true, encoding: .utf8)
        try workspace.turn("2026-01-06")
        let pdfs = try workspace.outbox(".pdf")
        #expect(try pdfs.count == workspace.papers().count && !pdfs.isEmpty)

        let first = try #require(pdfs.first)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: first))
        for pdf in pdfs { try FileManager.default.removeItem(atPath: pdf) }
        try workspace.run(["site", "--pdf", "--now", "2026-01-06T09:00:00+08:00"])
        #expect(try workspace.outbox(".pdf") == pdfs)
        #expect(try Data(contentsOf: URL(fileURLWithPath: first)) == bytes)
        for pdf in pdfs { try FileManager.default.removeItem(atPath: pdf) }
        try workspace.drop("GOOD-2")
        try workspace.turn("2026-01-07")
        let later = try workspace.outbox(".pdf")
        #expect(!later.isEmpty && Set(later).isDisjoint(with: pdfs))
    }

    @Test("a press that dies costs one PDF; without a press all else is done and said")
    func withoutPress() throws {
        let programs = Scratch.fresh("programs")
        try FileManager.default.createDirectory(
            atPath: programs, withIntermediateDirectories: true)
        for name in ["dengji", "dengji-examiner"] {
            try tool("cp", ["\(Scratch.programs)/\(name)", programs])
        }
        let workspace = try PrintedWorkspace(programs: programs)
        try workspace.drop("GOOD-1")
        let without = try workspace.turn("2026-01-05")
        #expect(without.errors.contains("dengji-press"), "\(without.errors)")
        #expect(try workspace.outbox(".pdf") == [])
        #expect(try workspace.outbox(".html").count >= workspace.papers().count)

        // The first is cut off in the middle of a request.
        let script = """
            #!/bin/sh
            if [ -e "$0.died" ]; then exec \(Scratch.programs)/dengji-press "$@"; fi
            touch "$0.died"
            head -c 300 | \(Scratch.programs)/dengji-press "$@" 2>/dev/null
            """
        let press = programs + "/dengji-press"
        // Another process writes what is executed (ETXTBSY, execve(2)).
        try script.write(toFile: press + ".text", atomically: true, encoding: .utf8)
        try tool("install", ["-m", "755", press + ".text", press])
        let died = try workspace.turn("2026-01-06")
        #expect(died.errors.contains("ended without an answer"), "\(died.errors)")
        #expect(try workspace.outbox(".pdf").count == workspace.papers().count - 1)
    }

    @Test("a docket holds cover, contents with page numbers, account and every paper")
    func docket() throws {
        let workspace = try PrintedWorkspace(printing: false)
        try workspace.drop("GOOD-1")
        try workspace.turn("2026-01-05")
        try workspace.pass()
        for day in ["2026-01-07", "2026-01-22"] { try workspace.turn(day) }
        let file = Scratch.fresh("docket.pdf")
        try workspace.run(["explain", "370900-2026-000001", "--pdf", file])

        let oracle = PdfOracle(path: file)
        try oracle.expectSound()
        let folder = workspace.root + "/registry/archive/2026/370900-2026-000001/data"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        let papers = try names.filter { name in
            guard name.hasSuffix(".xml") else { return false }
            return try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
                .contains("<paper xmlns=")
        }
        // What came in is attached as it came, and not printed.
        let originals = names.filter { $0 != "case.xml" && !papers.contains($0) }
        #expect(originals.count == 2)
        #expect(try oracle.attachments() == (papers + originals).sorted())
        for name in originals {
            #expect(
                try oracle.attachment(name)
                    == [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))))
        }
        #expect(try oracle.text(ofPage: 1).contains("案"))
        let contents = try oracle.text(ofPage: 2)
        #expect(contents.contains("卷内目录"))
        for name in papers {
            let bytes = try oracle.attachment(name)
            #expect(
                bytes == [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))))
            let xml = String(decoding: bytes, as: UTF8.self)
            let number = try #require(
                xml.firstMatch(of: /<documentNumber>([^<]*)</)
            ).1.description
            // Number, title, day and time, page are the cells of its row.
            let rest = try #require(contents.components(separatedBy: number).dropFirst().first)
            let cells = rest.split(whereSeparator: \.isWhitespace).drop { !$0.contains("日") }
            let page = try #require(cells.lazy.compactMap { Int($0) }.first, "\(rest)")
            #expect(
                try oracle.text(ofPage: page).filter { !$0.isWhitespace }.contains(number),
                "\(name) is not on page \(page)")
        }
        // Whatever language the terminal speaks, what goes on file is Chinese.
        let text = try oracle.text()
        for line in [
            "一、概况", "二、经过", "由登记系统依程序自动作出，没有人员参与。", "没有人提出异议。",
            "至2026年1月21日(星期三)24:00届满。", "电子签名核验通过。",
            "没有签名，由泰安市交通运输局（演示）（11370900DEMQ000035）的收件文件夹送达，以此认定来件人",
        ] {
            #expect(text.contains(line), "\(line)")
        }
        let again = Scratch.fresh("again.pdf")
        try workspace.run(["explain", "370900-2026-000001", "--pdf", again])
        #expect(
            try Data(contentsOf: URL(fileURLWithPath: again))
                == Data(contentsOf: URL(fileURLWithPath: file)))
    }
}
