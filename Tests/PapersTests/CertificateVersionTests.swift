import Testing

@testable import Papers
@testable import Registry
@testable import WorkingDays

@Suite("Certificates of later versions, statements of rights of products")
struct CertificateVersionTests {
    private func view(
        _ body: PaperBody, _ kind: PaperKind, _ change: (inout Paper) -> Void = { _ in }
    ) throws -> PaperView {
        var paper = Sample.paper(kind)
        paper.order.body = body
        switch body {
        case .certificate(let entry), .rightsStatement(let entry):
            paper.order.caseNumber = entry.caseNumber
        default: break
        }
        change(&paper)
        let bytes = try PaperRendering.unsigned(paper, wording: Shipped.wording)
        let verdict = try xmllint(bytes, schema: "paper.xsd")
        #expect(verdict.isGood, "\(verdict.text)")
        return try PaperReading.read(bytes)
    }

    private func version(_ act: EntryAct, _ version: Int) -> RegisterEntry {
        var entry = Sample.changed
        entry.act = act
        entry.version = version
        return entry
    }

    @Test("a first version supersedes nothing")
    func first() throws {
        let view = try view(.certificate(Sample.entry), .certificate)
        guard case .certificate(let certificate) = view.body else {
            Issue.record("no certificate")
            return
        }
        #expect(certificate.supersedes == nil)
        #expect(!view.decision.joined().contains("取代"))
        #expect(
            view.decision.first == "准予登记，登记号\(Sample.entry.number)，凭证版本1。")
    }

    @Test(
        "a later one says which version it takes the place of, and from when",
        arguments: [
            (EntryAct.changed, "变更登记"), (.corrected, "更正登记"), (.renewed, "续展"),
            (.coded, "登记结果查询码GJ-370900-000045"),
        ])
    func later(act: EntryAct, word: String) throws {
        let view = try view(.certificate(version(act, 3)), .certificate)
        guard case .certificate(let certificate) = view.body else {
            Issue.record("no certificate")
            return
        }
        #expect(certificate.supersedes == 2)
        #expect(certificate.entry.act == act && certificate.entry.version == 3)
        #expect(view.decision.contains { $0.hasPrefix("本凭证取代第2版") })
        #expect(view.decision[0].contains("凭证版本3，自2026年6月1日"))
        #expect(view.facts.contains(word), "\(view.facts)")
    }

    @Test("a version without publicity and review, without an end, is certified too")
    func bare() throws {
        var entry = version(.coded, 2)
        entry.publicityFrom = nil
        entry.publicityUntil = nil
        entry.complianceReport = nil
        entry.validUntil = nil
        let view = try view(.certificate(entry), .certificate) {
            $0.order.values["renewalWindow"] = nil
        }
        guard case .certificate(let certificate) = view.body else {
            Issue.record("no certificate")
            return
        }
        #expect(certificate.entry == entry)
    }

    @Test("certificate and statement name the status list, by its address or its place")
    func statusList() throws {
        let own = try view(.certificate(Sample.entry), .certificate)
        #expect(own.statusAddress == Sample.settings.statusAddress)
        for (body, kind) in [
            (PaperBody.certificate(Sample.entry), PaperKind.certificate),
            (.rightsStatement(Sample.entry), .rightsStatement),
        ] {
            let view = try view(body, kind) { $0.settings.statusAddress = nil }
            #expect(view.statusAddress == "outbox/public/status.xml")
            #expect(view.next.joined().contains("状态清单（outbox/public/status.xml）"))
        }
        let acceptance = try view(.plain, .acceptance) { $0.settings.statusAddress = nil }
        #expect(acceptance.statusAddress == nil)
    }

    @Test("a product's rights are those of the third paragraph, as far as claimed")
    func productRights() throws {
        var entry = Sample.entry
        entry.kind = PackageKind(rawValue: "product-registration")
        entry.registrants = [Sample.applicant]
        entry.registrants[0].kind = "operator"
        entry.facts = [
            Fact(name: "product.name", label: "产品名称", value: "公交到站预测接口"),
            Fact(name: "product.rights.holding", label: "主张持有权", value: "false"),
            Fact(name: "product.rights.processing", label: "主张加工使用权", value: "true"),
            Fact(name: "product.rights.operation", label: "主张经营权", value: "是"),
        ]
        let view = try view(.rightsStatement(entry), .rightsStatement) {
            $0.record?.facts = entry.facts
        }
        guard case .rights(let read, let rights) = view.body else {
            Issue.record("no rights")
            return
        }
        #expect(read == entry)
        #expect(rights.map(\.name) == ["processing", "operation"])
        #expect(rights.map(\.title) == ["数据加工使用权", "数据产品经营权"])
        #expect(rights.allSatisfy { $0.article.hasSuffix("第十条第三款") })
        #expect(rights.map(\.name) == RightsClaims(entry).names)
        #expect(view.facts.contains("公交到站预测接口"))
        #expect(view.decision.joined().contains("按照授权运营协议的约定"))
    }
}
