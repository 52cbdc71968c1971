import Registry
import Testing
import Views
import XML

@Suite("The page of a told case")
struct ExplainPageTests {
    /// One chapter with everything, and one with a sentence alone.
    static var narrative: CaseNarrative {
        var act = NarrativeAct()
        act.ordinal = "1"
        act.when = "2026年1月5日(星期一) 09:12"
        act.what = "受理：立案"
        act.sentences = ["由登记系统依程序自动作出，没有人员参与。", "理由：<script>alert(1)</script> & 其他"]
        act.counting = ["期限：自2026年1月5日(星期一)的次日起计算 3 个工作日。"]
        var waiting = NarrativeAct()
        waiting.ordinal = "2"
        waiting.what = "审查：审查通过"
        var file = NarrativeFile()
        file.ordinal = "1"
        file.fileName = "0001-application.zip"
        file.what = "申请文件"
        file.digest = Sample.digest("a").text
        file.comparison = "文件与日志一致。"
        var whole = NarrativeChapter()
        whole.anchor = "acts"
        whole.heading = "一、经过"
        whole.headingOther = "What happened"
        whole.paragraphs = ["以下各项按日志的先后排列。"]
        whole.particulars = [NarrativeRow("案号", Sample.number.text)]
        whole.acts = [act, waiting]
        whole.enclosures = [file]
        whole.commands = ["sha256sum [0-9]*\ndengji verify ."]
        var short = NarrativeChapter()
        short.anchor = "objections"
        short.heading = "二、异议"
        short.headingOther = "Objections"
        short.paragraphs = ["没有人提出异议。"]
        var narrative = CaseNarrative()
        narrative.language = "zh-CN"
        narrative.title = "案件经过说明"
        narrative.titleOther = "Account of a case"
        narrative.caseNumber = Sample.number.text
        narrative.subjectName = "公共数据资源登记：泰安市公交线路与站点信息"
        narrative.demonstration = "演示 无效"
        narrative.chapters = [whole, short]
        return narrative
    }

    static func page(_ narrative: CaseNarrative = narrative) throws -> ReadPage {
        try ReadPage(try Rules.renderer.get().explanation(narrative))
    }

    @Test("says everything of the narrative, and text stays text")
    func whole() throws {
        let page = try ExplainPageTests.page()
        for text in [
            "案件经过说明", "一、经过", "受理：立案", "<script>alert(1)</script> & 其他", "3 个工作日",
            "0001-application.zip", Sample.digest("a").text, "sha256sum [0-9]*", "没有人提出异议。",
            "演示 无效",
        ] { #expect(page.words.contains(text), "\(text)") }
        #expect(!page.elements.contains { $0.name == "script" })
        #expect(page.elements.filter { $0.name == "section" }.count == 2)
    }

    @Test("what is empty leaves no frame behind")
    func frames() throws {
        let page = try ExplainPageTests.page()
        for (name, count) in [("dl", 1), ("pre", 1), ("article", 2)] {
            #expect(page.elements.filter { $0.name == name }.count == count, "\(name)")
        }
        let counted = page.elements.filter { $0.attribute("class") == "counting" }
        #expect(counted.count == 1)
    }

    @Test("a page in English says so, and marks its Chinese")
    func english() throws {
        var narrative = ExplainPageTests.narrative
        narrative.language = "en"
        let page = try ExplainPageTests.page(narrative)
        #expect(page.root.attribute("lang") == "en")
        let marked = page.elements.filter { $0.attribute("class") == "en" }
        #expect(marked.contains { $0.attribute("lang") == "zh-CN" })
    }
}
