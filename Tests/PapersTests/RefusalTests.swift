import Testing

@testable import Papers
@testable import Registry
@testable import WorkingDays

@Suite("Papers that are not made") struct RefusalTests {
    @Test(
        "An empty reason where one is due",
        arguments: [PaperKind.refusal, .rejection, .quarantineReport], [[], [""], [" \n\u{3000}"]])
    func reason(kind: PaperKind, reasons: [String]) throws {
        var paper = Sample.paper(kind)
        paper.order.reasons = reasons
        #expect(try refusal(paper) == .missingReason(kind))
        paper.order.reasons = reasons + ["。"]
        let view = try PaperReading.read(
            PaperRendering.unsigned(paper, wording: Shipped.wording))
        #expect(view.reasons == ["。"])
    }

    @Test("A return that names no error")
    func noError() throws {
        var paper = Sample.paper(.return)
        paper.order.body = .findings([Sample.remark], Sample.engine)
        #expect(try refusal(paper) == .missingReason(.return))
    }

    @Test(
        "A value that a sentence needs is absent or empty",
        arguments: [nil, ""] as [String?])
    func missingValue(name: String?) throws {
        var paper = Sample.paper(.rejection)
        paper.record?.facts = name.map { [Fact(name: "resource.name", label: "", value: $0)] } ?? []
        #expect(try refusal(paper) == .missingValue(.rejection, name: "dataName"))
    }

    @Test("A hole for which nobody has a value")
    func unknownHole() throws {
        var wording = try Shipped.wording
        let index = try #require(wording.papers.firstIndex { $0.kind == .acceptance })
        let text = try #require(WordingText("对{nobody.knows}予以受理。"))
        wording.papers[index].decision = [WordingLine(text)]
        #expect(
            try refusal(Sample.paper(.acceptance), wording: wording)
                == .missingValue(.acceptance, name: "nobody.knows"))
        wording.papers[index].decision = [WordingLine(text, when: .present("nobody.knows"))]
        #expect(
            try refusal(Sample.paper(.acceptance), wording: wording)
                == .missingPart(.acceptance, part: "decision"))
        wording.papers.remove(at: index)
        #expect(
            try refusal(Sample.paper(.acceptance), wording: wording)
                == .missingWording(.acceptance))
    }

    @Test("Parts that a paper owes")
    func parts() throws {
        var paper = Sample.paper(.refusal)
        paper.order.documentNumber = " "
        #expect(try refusal(paper) == .missingPart(.refusal, part: "documentNumber"))
        paper = Sample.paper(.refusal)
        paper.order.addressees = []
        #expect(try refusal(paper) == .missingPart(.refusal, part: "addressee"))
        paper = Sample.paper(.refusal)
        paper.settings.remedy = ""
        #expect(try refusal(paper) == .missingPart(.refusal, part: "remedy"))
        paper = Sample.paper(.refusal)
        paper.issuer.contact = ""
        let view = try PaperReading.read(PaperRendering.unsigned(paper, wording: Shipped.wording))
        #expect(view.contact == paper.settings.contact)
        paper.settings.contact = ""
        #expect(try refusal(paper) == .missingPart(.refusal, part: "contact"))
        paper = Sample.paper(.complianceReport)
        paper.order.body = .complianceReport([], steps: [])
        #expect(try refusal(paper) == .missingPart(.complianceReport, part: "checklist"))
    }

    @Test("A remedy is owed only where it is printed")
    func noRemedyNeeded() throws {
        var paper = Sample.paper(.acceptance)
        paper.settings.remedy = ""
        let view = try PaperReading.read(PaperRendering.unsigned(paper, wording: Shipped.wording))
        #expect(view.remedy == nil)
    }

    @Test(
        "A body that belongs to another kind",
        arguments: [
            (PaperKind.return, PaperBody.plain), (.complianceReport, .plain),
            (.publicity, .plain), (.certificate, .rightsStatement(Sample.entry)),
            (.rightsStatement, .certificate(Sample.entry)), (.overdue, .plain),
            (.acceptance, .certificate(Sample.entry)),
        ])
    func wrongBody(kind: PaperKind, body: PaperBody) throws {
        var paper = Sample.paper(kind)
        paper.order.body = body
        #expect(try refusal(paper) == .wrongBody(kind))
    }

    @Test("An entry of another case, and one that claims no right")
    func entries() throws {
        var entry = Sample.entry
        entry.caseNumber = CaseNumber(region: "370900", year: 2026, sequence: 124)
        var paper = Sample.paper(.certificate)
        paper.order.body = .certificate(entry)
        #expect(try refusal(paper) == .otherCase(.certificate, entry: entry.caseNumber))

        entry = Sample.entry
        entry.facts.removeAll { $0.name.hasPrefix("resource.rights") }
        entry.facts.append(Fact(name: "resource.rights.holding", label: "", value: "false"))
        paper = Sample.paper(.rightsStatement)
        paper.record?.facts = entry.facts
        paper.order.body = .rightsStatement(entry)
        #expect(try refusal(paper) == .noRights)
    }

    @Test("A judgement of the checklist that has no Chinese name")
    func label() throws {
        var paper = Sample.paper(.complianceReport)
        paper.order.body = .complianceReport(
            [
                JudgedItem(
                    item: ChecklistItem(id: "a", title: "甲", source: ""), result: "perhaps",
                    remark: "")
            ], steps: [])
        #expect(try refusal(paper) == .missingValue(.complianceReport, name: "result.perhaps"))
    }
}
