import Foundation
import Testing

@testable import Papers
@testable import Registry
@testable import WorkingDays

@Suite("Papers as they are sent, before the seal") struct GoldenTests {
    static let golden = Shipped.root.deletingLastPathComponent()
        .appendingPathComponent("Tests/Fixtures/papers/golden")

    @Test("Each kind says what its golden file says", arguments: PaperKind.allCases)
    func golden(kind: PaperKind) throws {
        let bytes = try PaperRendering.unsigned(Sample.paper(kind), wording: Shipped.wording)
        let file = Self.golden.appendingPathComponent(kind.rawValue + ".xml")
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try Data(bytes).write(to: file)
        }
        #expect(string(bytes) == string(Array(try Data(contentsOf: file))))
    }

    @Test(
        "Each code with words of its own says what its golden file says", arguments: Sample.variants
    )
    func golden(variant: Sample.Variant) throws {
        let bytes = try PaperRendering.unsigned(variant.paper, wording: Shipped.wording)
        let file = Self.golden.appendingPathComponent(variant.name + ".xml")
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try Data(bytes).write(to: file)
        }
        #expect(string(bytes) == string(Array(try Data(contentsOf: file))))
        let verdict = try xmllint(bytes, schema: "paper.xsd")
        #expect(verdict.isGood, "\(verdict.text)")
        let view = try PaperReading.read(bytes)
        #expect(view.kind == variant.paper.order.kind && view.code == variant.paper.order.code)
    }

    @Test("Every paper that has words for a code of its own is among the samples or in a story")
    func codesAreSampled() throws {
        let sampled = Set(
            (PaperKind.allCases.map(Sample.paper) + Sample.variants.map(\.paper)).map {
                "\($0.order.kind.rawValue)/\($0.order.code)"
            })
        let stories = Self.golden.deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("stories")
        var told: Set<Substring> = []
        let tests = stories.deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("WorkspaceTests")
        for folder in [stories, tests] {
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
            where name.hasSuffix(".txt") || name.hasSuffix(".swift") {
                let text = try String(
                    contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
                told.formUnion(text.split { !$0.isLetter && !$0.isNumber && $0 != "-" })
            }
        }
        for paper in try Shipped.wording.papers {
            guard let code = paper.code, !told.contains(Substring(code)) else { continue }
            #expect(sampled.contains("\(paper.kind.rawValue)/\(code)"), "\(paper.kind) \(code)")
        }
    }

    @Test(
        "Each kind is its own canonical form and valid for xmllint", arguments: PaperKind.allCases)
    func canonicalAndValid(kind: PaperKind) throws {
        let bytes = try PaperRendering.unsigned(Sample.paper(kind), wording: Shipped.wording)
        #expect(try canonical(bytes) == bytes)
        let verdict = try xmllint(bytes, schema: "paper.xsd")
        #expect(verdict.isGood, "\(verdict.text)")
    }

    @Test("Each kind has every part that the law page asks for", arguments: PaperKind.allCases)
    func parts(kind: PaperKind) throws {
        let paper = Sample.paper(kind)
        let view = try PaperReading.read(
            try PaperRendering.unsigned(paper, wording: Shipped.wording))
        #expect(view.kind == kind && view.code == paper.order.code)
        #expect(view.documentNumber == "泰数登〔2026〕12号")
        #expect(!view.title.isEmpty && !view.facts.isEmpty && !view.addressees.isEmpty)
        #expect(!view.decision.isEmpty && !view.next.isEmpty)
        #expect(view.caseNumber == paper.order.caseNumber)
        #expect(view.answers == paper.order.answers)
        #expect(view.contact == Sample.registrar.contact)
        #expect(view.issuer == Sample.registrarID && view.issuerName == Sample.registrar.name)
        #expect(view.issuedText == "2026年1月13日(星期二)")
        #expect(view.issuedAt == paper.issuedAt && !view.hasSignature)
        #expect(view.reasons == paper.order.reasons)
        // A quarantine and a notice of what waits rest on no article: they decide nothing.
        #expect(
            view.articles.isEmpty == [.quarantineReport, .waitingNotice].contains(kind))
        let owesRemedy: Set<PaperKind> = [
            .return, .refusal, .rejection, .rightsStatement, .latenessReason, .termination,
            .objectionDecision, .cancellation, .revocation, .order, .approval,
        ]
        #expect((view.remedy != nil) == owesRemedy.contains(kind))
    }

    @Test("What a paper of each kind has alone reads back", arguments: PaperKind.allCases)
    func bodies(kind: PaperKind) throws {
        let paper = Sample.paper(kind)
        let view = try PaperReading.read(
            try PaperRendering.unsigned(paper, wording: Shipped.wording))
        switch (paper.order.body, view.body) {
        case (.plain, .plain), (.entry, .plain): break
        case (.findings(let findings, let engine), .findings(let read, let versions)):
            #expect(read == findings && versions == engine)
        case (.complianceReport(let items, _), .review(let rows, let steps)):
            #expect(rows.map(\.judged) == items)
            #expect(rows.map(\.label) == ["符合", "不适用"])
            #expect(
                steps == [
                    LabelledText(label: "经办", text: "李四"), LabelledText(label: "签发", text: "王五"),
                ])
        case (.publicity(let from, let until), .publicity(let days, let text)):
            #expect(days == PublicityDays(from: from, until: until))
            #expect(text == "公示期自2026年1月12日(星期一)起，至2026年1月26日(星期一)24时止。")
            #expect(
                view.particulars.map(\.label) == ["登记主体", "登记类型", "登记数据名称", "数据内容简介"])
        case (.certificate(let entry), .certificate(let read)):
            #expect(read.entry == entry)
            #expect(read.nationalCode == nil && read.licenceIdentifier == nil)
            #expect(read.metadata.first == LabelledText(label: "ZZMC", text: view.title))
        case (.rightsStatement(let entry), .rights(let read, let rights)):
            #expect(read == entry)
            #expect(rights.map(\.title) == ["数据资源持有权", "收益分配权"])
        case (.overdue(let stage, _, let due), .lateness(let name, let read, let text)):
            #expect(name == stage && read == due)
            #expect(text == "审查应于2026年1月12日(星期一)（暂定）24时前完成，届时尚未完成。")
        case (.summary(let figures), .summary(let read)):
            #expect(read.rows == figures.rows)
            #expect(read.from == figures.from && read.until == figures.until)
            for figure in OperationFigure.allCases { #expect(read[figure] == figures[figure]) }
        default: Issue.record("\(view.body) is not what was ordered")
        }
    }
}
