import Foundation
import Papers
import Registry
import Testing
import Views
import WorkingDays
import XML

@Suite("The todo folder of a decider")
struct TodoTests {
    static func request(
        today: String = "2026-02-24", change: (inout TodoRequest) -> Void = { _ in }
    ) -> TodoRequest {
        var request = TodoRequest(
            record: Sample.record, procedure: Sample.procedure, calendar: Sample.calendar,
            today: Sample.day(today), deciders: [Sample.registrar], tables: [Sample.items],
            unpacked: Sample.attachments.enumerated().map {
                .init(attachment: $1, name: SafeName.attachment($1, at: $0))
            },
            application: "application.xml", demonstration: nil)
        change(&request)
        return request
    }

    private func page(_ request: TodoRequest) throws -> ReadPage {
        let files = try Rules.renderer.get().todo(request)
        return try ReadPage(#require(files.first { $0.name == TodoFile.index }).bytes)
    }

    @Test("the page and the slips are as they were")
    func golden() throws {
        let files = try Rules.renderer.get().todo(TodoTests.request())
        #expect(files.map(\.name) == ["index.html", "slip-pass.xml", "slip-reject.xml"])
        #expect(try Rules.renderer.get().todo(TodoTests.request()) == files)
        try expectGolden(files[0].bytes, "todo.html")
    }

    @Test("the page shows the case, its facts by label and name, tables and attachments")
    func everythingIsShown() throws {
        let words = try page(TodoTests.request()).words
        let record = Sample.record
        let owed =
            [record.number.text, Sample.applicant.name, Sample.applicantID.code, "泰安市（370900）"]
            + ["公共数据资源提供单位", Sample.applicant.representative, record.opening.fileName]
            + record.facts.flatMap { [$0.label, $0.name == "resource.level" ? "一般" : ""] }
            + record.facts.map { ["general", "true"].contains($0.value) ? "" : $0.value }
            + Sample.items.columns + ["stop_no", "线路名称", "0003-acceptance.xml", "泰数登〔2026〕13号"]
            + record.attachments.flatMap { [$0.path, $0.digest.text, $0.id] }
            + ["合法来源依据", "受理", "材料齐全。", "王敏", "立案", Sample.remark.chinese, "修订号 2"]
        for text in owed where !text.isEmpty { #expect(words.contains(text), "\(text)") }
    }

    @Test("the due date has its weekday, and says which days were not counted")
    func dueDateIsExplained() throws {
        let words = try page(TodoTests.request()).words
        #expect(words.contains("2026年2月25日(星期三)"))
        #expect(words.contains("5 个工作日"))
        #expect(words.contains("2月15日至2月23日（春节）"))
        #expect(!words.contains("暂定"))
        let later = TodoTests.request {
            $0.record.clock?.due = Deadline(day: Sample.day("2027-02-25"), provisional: true)
        }
        #expect(try page(later).words.contains("暂定"))
    }

    @Test(
        "the light turns yellow on the last working day and red after it",
        arguments: [
            ("2026-02-24", "绿灯"), ("2026-02-25", "黄灯"), ("2026-02-26", "红灯"),
        ])
    func light(today: String, expected: String) throws {
        let page = try page(TodoTests.request(today: today))
        let badges = page.elements.filter { $0.attribute("class")?.hasPrefix("badge") == true }
        #expect(badges.contains { $0.text.hasPrefix(expected) })
        #expect(badges.filter { $0.text.contains("灯：") }.count == 1)
    }

    @Test("each outcome has a card that says what it needs, and links its slip")
    func cards() throws {
        let request = TodoTests.request()
        let files = try Rules.renderer.get().todo(request)
        let page = try ReadPage(files[0].bytes)
        let cards = page.elements.filter { $0.attribute("class") == "card" }
        #expect(cards.count == 2)
        #expect(cards[0].text.contains("审查清单逐项填写"))
        #expect(cards[0].text.contains("案件进入“公示”环节"))
        #expect(cards[0].text.contains("公共数据登记合规审查报告、公共数据登记公示"))
        #expect(cards[1].text.contains("必须填写理由"))
        #expect(cards[1].text.contains("案件办结"))
        let links = page.elements.filter { $0.name == "a" }.compactMap { $0.attribute("href") }
        for file in files.dropFirst() { #expect(links.contains(file.name)) }
        #expect(page.words.contains("inbox/\(Sample.registrarID.code)/"))
    }

    @Test("slips are filled in but for the judgement, and read as XML")
    func slips() throws {
        let files = try Rules.renderer.get().todo(TodoTests.request())
        for (file, outcome) in zip(files.dropFirst(), ["pass", "reject"]) {
            guard
                case .document(let document) = try XMLDocument.parse(
                    file.bytes, limits: .standard)
            else { throw NotAPage(reason: file.name) }
            let root = document.root
            #expect(root.first("case")?.text == Sample.number.text)
            #expect(root.first("stage")?.text == "review")
            #expect(root.first("revision")?.text == "2")
            #expect(root.first("outcome")?.text == outcome)
            #expect(root.first("party")?.text == Sample.registrarID.code)
            #expect(root.first("reason")?.text == "")
            #expect(root.attribute("id") == "370900-2026-000123-review-2-\(outcome)")
        }
    }

    @Test("only officers of the stage are named")
    func officers() throws {
        let words = try page(TodoTests.request()).words
        #expect(words.contains("王敏") && words.contains("赵强") && !words.contains("孙丽"))
    }

    @Test("no folder is made for an applicant, for nobody, or where nothing is to be decided")
    func refusals() throws {
        let renderer = try Rules.renderer.get()
        #expect(throws: ViewError.ownCase(Sample.number, Sample.registrarID)) {
            try renderer.todo(TodoTests.request { $0.record.applicants[0].id = Sample.registrarID })
        }
        #expect(throws: ViewError.noOfficer(Sample.number, stage: "review")) {
            try renderer.todo(TodoTests.request { $0.deciders[0].officers.removeFirst(2) })
        }
        for standing in [
            CaseRecord.Standing.open(stage: "publicity"), .open(stage: "unknown"),
            .closed(code: "registered"),
        ] {
            #expect(throws: ViewError.nothingToDecide(Sample.number)) {
                try renderer.todo(TodoTests.request { $0.record.standing = standing })
            }
        }
    }

    @Test(
        "a name that is unsafe or taken is refused",
        arguments: [
            "../a.pdf", "a b.pdf", "javascript:alert(1)", "附件.pdf", "", "INDEX.html",
            "slip-pass.xml",
        ])
    func names(name: String) throws {
        let renderer = try Rules.renderer.get()
        #expect(throws: ViewError.fileName(name)) {
            try renderer.todo(TodoTests.request { $0.unpacked[0].name = name })
        }
        #expect(throws: ViewError.fileName(name)) {
            try renderer.todo(TodoTests.request { $0.application = name })
        }
    }

    @Test("a demonstration is marked void, and only a demonstration")
    func demonstration() throws {
        #expect(try !page(TodoTests.request()).words.contains("演示 无效"))
        let void = TodoTests.request { $0.demonstration = "演示 无效" }
        #expect(try page(void).words.contains("演示 无效"))
    }
}
