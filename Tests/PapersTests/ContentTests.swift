import Testing

@testable import Papers
@testable import Registry
@testable import WorkingDays

@Suite("What papers say") struct ContentTests {
    private func view(_ paper: Paper) throws -> PaperView {
        let bytes = try PaperRendering.unsigned(paper, wording: Shipped.wording)
        let verdict = try xmllint(bytes, schema: "paper.xsd")
        #expect(verdict.isGood, "\(verdict.text)")
        return try PaperReading.read(bytes)
    }

    @Test("A demonstration is marked inside the signed bytes")
    func demonstration() throws {
        var paper = Sample.paper(.certificate)
        #expect(try view(paper).demonstration == nil)
        paper.settings.isDemonstration = true
        #expect(try view(paper).demonstration == "演示 无效")
    }

    @Test("A provisional date is marked wherever it stands, a final one nowhere")
    func provisional() throws {
        var paper = Sample.paper(.acceptance)
        let final = try view(paper)
        #expect(!final.next.joined().contains("暂定"))
        #expect(final.term?.text.contains("暂定") == false)
        paper.order.term?.deadline = Deadline(day: Sample.day("2027-01-06"), provisional: true)
        let provisional = try view(paper)
        #expect(provisional.next.joined().contains("2027年1月6日(星期三)（暂定）24时"))
        #expect(
            provisional.term?.text
                == "期限：自2026年1月5日(星期一)的次日起计算5个工作日，至2027年1月6日(星期三)（暂定）24时届满。"
                + "期限依据：《泰安市公共数据开发利用管理办法(试行)》第九条第一款第(三)项。")
        #expect(provisional.term?.notice == paper.order.term)
    }

    @Test("A term without a source says nothing of one")
    func noSource() throws {
        var paper = Sample.paper(.acceptance)
        paper.order.term?.source = nil
        #expect(try view(paper).term?.text.contains("依据") == false)
    }

    @Test("The day of effect is printed when it is not the paper's, and both are")
    func effective() throws {
        var paper = Sample.paper(.acceptance)
        paper.order.effective = paper.issuedAt.day
        #expect(try view(paper).effective == nil)
        paper.order.effective = paper.issuedAt.day.adding(days: -1)
        let read = try view(paper)
        #expect(read.effective?.day == Sample.day("2026-01-12"))
        #expect(
            read.effective?.text
                == "本文书载明的事项自2026年1月12日(星期一)起生效；本文书于2026年1月13日(星期二)作出。")
    }

    @Test("The national rules are applied from their profile on")
    func profile() throws {
        var paper = Sample.paper(.publicity)
        #expect(try view(paper).articles.count == 2)
        paper.record?.profile = "taian-2024"
        #expect(
            try view(paper).articles == ["《泰安市公共数据开发利用管理办法(试行)》第九条第一款第(四)项"])
    }

    @Test("An acknowledgement says which case it opened, which it concerns, or neither")
    func acknowledgement() throws {
        var paper = Sample.paper(.acknowledgement)
        #expect(try view(paper).decision.last == "已经立案，案号370900-2026-000123，查询时请注明案号。")
        paper.order.answers = Sample.slip
        var read = try view(paper)
        #expect(read.decision.count == 1 && read.articles.isEmpty)
        #expect(read.facts.hasSuffix("该文件涉及案件370900-2026-000123。"))
        #expect(read.answers == Sample.slip)
        paper.record = nil
        paper.order.caseNumber = nil
        paper.order.term = nil
        read = try view(paper)
        #expect(!read.facts.contains("370900-2026-000123。") && read.caseNumber == nil)
        #expect(read.next.first == "处理结果另行送达。")
    }

    @Test("A paper of a case without an answered input repeats the application")
    func repeats() throws {
        var paper = Sample.paper(.overdue)
        paper.order.answers = nil
        #expect(try view(paper).answers == Sample.application)
    }

    @Test("A certificate without an end says none, and carries codes once there are any")
    func certificate() throws {
        var entry = Sample.entry
        entry.validUntil = nil
        entry.nationalCode = "GJ-1234567890"
        var paper = Sample.paper(.certificate)
        paper.order.values["renewalWindow"] = nil
        paper.order.body = .certificate(entry)
        paper.settings.licenceTypeCode = "11100000000013338W011"
        let read = try view(paper)
        #expect(read.decision.last == "登记结果自2026年1月27日(星期二)起有效。")
        guard case .certificate(let certificate) = read.body else {
            Issue.record("no certificate")
            return
        }
        #expect(certificate.entry == entry && certificate.nationalCode == "GJ-1234567890")
        let identifier =
            "1.2.156.3005.2.11100000000013338W011.113700000045046442.3709002026000045.001."
        #expect(certificate.licenceIdentifier?.dropLast() == identifier[...])
        #expect(certificate.licenceIdentifier.map(LicenceIdentifier.isValid) == true)
        #expect(!certificate.metadata.contains { $0.label == "ZZYXQJZRQ" })
        #expect(certificate.metadata.contains { $0.label == "ZZBS" })

        paper.settings.licenceTypeCode = "11100000000013338W01"
        #expect(try refusal(paper) == .licenceTypeCode("11100000000013338W01"))
    }

    @Test("Only the rights that were claimed are confirmed")
    func rights() throws {
        var paper = Sample.paper(.rightsStatement)
        var entry = Sample.entry
        entry.facts.removeAll { $0.name == "resource.rights.revenue" }
        paper.record?.facts = entry.facts
        paper.order.body = .rightsStatement(entry)
        let read = try view(paper)
        #expect(read.decision == ["确认登记主体在保护国家安全、公共利益和数据安全的前提下，依法依规对该数据资源享有：数据资源持有权。"])
    }

    @Test(
        "Electronic licence identifiers agree with those in use",
        arguments: [
            (
                "11100000000013338W011", "11430000006122244L", "20230000403", "001",
                "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U"
            ),
            (
                "11100000000013338W009", "11330105002500287C", "2025052201", "002",
                "1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0"
            ),
        ])
    func identifiers(row: (String, String, String, String, String)) {
        #expect(
            LicenceIdentifier.text(type: row.0, issuer: row.1, serial: row.2, version: row.3)
                == row.4)
        #expect(
            LicenceIdentifier.text(type: "a", issuer: row.1, serial: row.2, version: row.3) == nil)
    }
}
