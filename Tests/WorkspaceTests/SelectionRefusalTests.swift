import Foundation
import Testing

@Suite("Plans, announcements, applications and selections that are refused")
struct SelectionRefusalTests {
    private typealias Change = (String, String)
    private static let authority = DemoWorkspace.authority
    private static let company = DemoWorkspace.operatorCompany
    private static let unknown = "DJ-370900-2026-000009-H"

    /// Sends each and expects what it is returned with.
    private static func expect(
        _ story: OperatorStory, _ kind: String, of party: String, on day: String,
        _ rows: [(String, [Change], [String])]
    ) throws {
        for (index, (name, changes, expected)) in rows.enumerated() {
            let id = "BAD-\(day.filter(\.isNumber))-\(index)"
            try story.send(kind, id, of: party, on: day, changes)
            let found = try story.lastReturn(to: party)
            #expect(found == expected, "\(name): \(found)")
        }
    }

    @Test("plans: who takes part, and which resources may be in one")
    func plans() throws {
        let story = try OperatorStory()
        try Self.expect(
            story, "implementation-plan", of: Self.authority, on: "2026-01-23",
            [
                (
                    "no regulator", [(OperatorStory.regulator, DemoWorkspace.water)],
                    ["REG-PLAN-REGULATOR 12"]
                ),
                ("not registered", [(story.resource, Self.unknown)], ["REG-SOURCE-UNKNOWN 11"]),
                (
                    "over before it begins", [("<until>2028-12-31", "<until>2026-01-21")],
                    ["LAW-12-20 12"]
                ),
            ])
        try story.send(
            "implementation-plan", "BAD-PLAN", of: DemoWorkspace.traffic, on: "2026-01-23",
            signing: true)
        #expect(try story.lastReturn(to: DemoWorkspace.traffic).count == 1)
        try story.workspace.expectWhole()
    }

    @Test(
        "resources that enter no plan: prohibited, disputed, shared without consent",
        arguments: [
            (
                [
                    ("<openingType>conditional", "<openingType>prohibited"),
                    ("<authorisationIntended>true", "<authorisationIntended>false"),
                ], [], ["REG-SOURCE-PROHIBITED 12"]
            ),
            (
                [("<disputed>false</disputed>", "<disputed>true</disputed><dispute>有争议</dispute>")],
                [], ["REG-SOURCE-RIGHTS 11"]
            ),
            (
                [
                    (
                        "<sourceKind>duty</sourceKind>",
                        "<sourceKind>sharing</sourceKind><sharedSource><name>泰安市示例局</name>"
                            + "<code>11370900MB2858121W</code><file>A5</file></sharedSource>"
                    ),
                    (
                        "</attachments>",
                        "<attachment id=\"A5\" role=\"sharing-consent\" "
                            + "path=\"attachments/consent.txt\" mediaType=\"text/plain\" size=\"0\" "
                            + "digest=\"sha256:\(String(repeating: "0", count: 64))\"/></attachments>"
                    ),
                ], ["consent.txt"], ["REG-PLAN-SHARING 27号 5"]
            ),
        ])
    func resources(changes: [(String, String)], adding: [String], expected: [String]) throws {
        let products = ProductStory(workspace: try DemoWorkspace())
        let traffic = DemoWorkspace.traffic
        let package = try products.package(
            "RES-1", "resource-registration", of: traffic, on: "2026-01-05", changes,
            adding: adding)
        try products.send(package, from: traffic, on: "2026-01-05")
        try products.decide("pass", "370900-2026-000001", on: "2026-01-06")
        try products.workspace.turn("2026-01-21")
        let story = OperatorStory(in: products.workspace)
        try Self.expect(
            story, "implementation-plan", of: Self.authority, on: "2026-01-23",
            [("the resource", [], expected)])
        guard !adding.isEmpty else { return }
        // With the consent the plan is taken.
        try story.send(
            "implementation-plan", "FA-1", of: Self.authority, on: "2026-01-26",
            [
                (
                    "</name>\n      </resource>",
                    "</name><sharingConsent><file>A1</file></sharingConsent></resource>"
                )
            ])
        #expect(try story.workspace.papers("return", to: Self.authority).count == 1)
    }

    @Test("a plan that somebody declines, and one that the government does not approve")
    func ended() throws {
        let story = try OperatorStory()
        let number = "370900-2026-000002"
        try story.send("implementation-plan", "FA-1", of: Self.authority, on: "2026-01-23")
        try story.agree(number, by: Self.authority, officer: "wang", on: "2026-01-26")
        try story.agree(
            number, by: OperatorStory.regulator, officer: "zhao", outcome: "decline",
            reason: "范围过宽。", on: "2026-01-27")
        for folder in [Self.authority, OperatorStory.regulator] {
            let paper = try story.paper("termination", to: folder)
            #expect(paper.contains("code=\"plan-declined\"") && paper.contains("范围过宽。"))
        }
        let second = "370900-2026-000003"
        try story.send("implementation-plan", "FA-2", of: Self.authority, on: "2026-01-28")
        try story.agree(second, by: OperatorStory.regulator, officer: "zhao", on: "2026-01-28")
        try story.agree(second, by: Self.authority, officer: "wang", on: "2026-01-29")
        let early = try story.workspace.dengji(
            "decide", second, "approve", "--party", Self.authority, "--officer", "wang",
            "--created", "2026-01-29T10:00:00+08:00")
        #expect(early.exitCode == 1 && early.all.contains("REG-OUTSIDE-MISSING"), "\(early.all)")
        try story.record("major-decision", in: second, on: "2026-01-29")
        #expect(try story.workspace.papers("termination", to: Self.authority).count == 1)
        try story.record(
            "government-approval", in: second,
            [
                (
                    "<conclusion>approved</conclusion>",
                    "<conclusion>rejected</conclusion><summary>收益分配不明确</summary>"
                )
            ], on: "2026-01-30")
        let paper = try story.paper("termination", to: Self.authority)
        for text in ["code=\"plan-rejected\"", "收益分配不明确", "泰政字〔2026〕1号"] {
            #expect(paper.contains(text), "\(text)")
        }
        #expect(!rules(in: paper).contains("REG-OUTSIDE-REJECTED") && paper.contains("不同意"))
        #expect(try story.numbers("FA") == [])
        try story.workspace.expectWhole()
    }

    @Test("announcements: the plan, its resources, the providers' consent, the window, the weights")
    func announcements() throws {
        var story = try OperatorStory()
        try story.request()
        try story.makePlan()
        try Self.expect(
            story, "announcement", of: Self.authority, on: "2026-02-02",
            [
                ("no plan", [(story.plan, "FA-370900-2026-000009-V")], ["REG-PLAN-FORCE 12"]),
                (
                    "a resource is no plan", [(story.plan, story.resource)],
                    ["REG-PLAN-FORCE 12"]
                ),
                (
                    "outside the plan", [(story.resource, Self.unknown)],
                    ["REG-PLAN-RESOURCE 12", "REG-SOURCE-UNKNOWN 11"]
                ),
                (
                    "no consent",
                    [("<party>\(DemoWorkspace.traffic)", "<party>\(DemoWorkspace.water)")],
                    ["REG-ANNOUNCEMENT-CONSENT 13(4)"]
                ),
                (
                    "begun already", [("<from>2026-02-03", "<from>2026-02-01")],
                    ["REG-ANNOUNCEMENT-WINDOW 14(1)"]
                ),
                ("weights", [("<weight>40", "<weight>41")], ["LAW-14-20 14(1)"]),
            ])
        try Self.expect(
            story, "announcement", of: Self.authority, on: "2029-01-02",
            [
                (
                    "after the plan's end",
                    [
                        ("<from>2026-02-03", "<from>2029-01-03"),
                        ("<until>2026-03-06", "<until>2029-02-01"),
                    ],
                    ["REG-MEASURES-ENDED 31", "REG-PLAN-FORCE 12"]
                )
            ])
        #expect(try story.numbers("GG") == [])
    }

    @Test("applications: the announcement, the window, once, its conditions and resources")
    func applications() throws {
        let story = try OperatorStory.announced()
        let kind = "operator-application"
        let early = ["REG-APPLICATION-WINDOW 14(2)"]
        try Self.expect(
            story, kind, of: Self.company, on: "2026-02-02T23:59", [("the day before", [], early)])
        try Self.expect(
            story, kind, of: Self.company, on: "2026-02-03",
            [
                (
                    "no announcement", [(story.announcement, "GG-370900-2026-000009-Z")],
                    ["REG-ANNOUNCEMENT-FORCE 14(1)"]
                ),
                (
                    "no legal person",
                    [("<legalForm>legal-person", "<legalForm>other-organisation")],
                    ["REG-OPERATOR-LEGAL-FORM 26号 5"]
                ),
                (
                    "another resource", [(story.resource, Self.unknown)],
                    ["REG-APPLICATION-RESOURCE 14(2)"]
                ),
                (
                    "another condition", [("<condition>T2", "<condition>T9")],
                    ["REG-APPLICATION-ANSWER 14(2)", "REG-APPLICATION-CONDITION 14(2)"]
                ),
                (
                    "not declared", [("<made>true", "<made>false")],
                    Array(repeating: "LAW-13-2 13(2)", count: 4)
                ),
                ("an incident", [("<occurred>false", "<occurred>true")], ["LAW-13-4 13(3)"]),
            ])
        try story.apply(on: "2026-02-04")
        try Self.expect(
            story, kind, of: Self.company, on: "2026-02-05",
            [("again", [], ["REG-APPLICATION-TWICE 14(2)"])])
        let undecided = try story.workspace.dengji(
            "decide", "370900-2026-000005", "select", "--party", Self.authority, "--officer",
            "wang", "--created", "2026-02-05T10:00:00+08:00")
        #expect(undecided.exitCode == 1 && undecided.all.contains("REG-APPLICATION-UNDECIDED"))
        try story.decide(
            "exclude", "370900-2026-000005", reason: "资质证书已经失效。", on: "2026-02-06")
        let paper = try story.paper("refusal", to: Self.company)
        #expect(paper.contains("code=\"application-refused\"") && paper.contains("资质证书已经失效。"))
        // Closed, so it may come anew.
        try story.apply(Self.company, "SB-9", on: "2026-02-09")
        #expect(try story.workspace.papers("refusal", to: Self.company).count == 1)
        try story.workspace.expectWhole()
    }

    @Test("selections: when, by whom, which scores, and a list that follows from them")
    func selections() throws {
        let story = try OperatorStory.announced()
        let kind = "selection"
        try story.apply()
        try story.apply(OperatorStory.second, "SB-2", on: "2026-02-11")
        try Self.expect(
            story, kind, of: Self.authority, on: "2026-03-06T23:59",
            [
                (
                    "too early", [("<date>2026-03-09", "<date>2026-03-06")],
                    ["REG-SELECTION-EARLY 14(2)"]
                )
            ])
        let score = "<criterion>C3</criterion>\n        <value>7.5</value>"
        let rows: [(String, [Change], [String])] = [
            (
                "of an applicant", [("12370000MEXP000017", OperatorStory.second)],
                ["REG-SELECTION-INDEPENDENT 14(3)"]
            ),
            (
                "of the authority", [("12370000MEXP000017", Self.authority)],
                ["REG-SELECTION-INDEPENDENT 14(3)"]
            ),
            (
                "above the maximum",
                [(score, score.replacingOccurrences(of: "7.5", with: "10.01"))],
                ["REG-SELECTION-MAXIMUM 14(1)"]
            ),
            (
                "no such criterion", [(score, score.replacingOccurrences(of: "C3", with: "C9"))],
                ["REG-SELECTION-SCORE 14(3)", "REG-SELECTION-MISSING 14(3)"]
            ),
            (
                "twice", [(score, score.replacingOccurrences(of: "C3", with: "C2"))],
                ["REG-SELECTION-TWICE 14(3)", "REG-SELECTION-MISSING 14(3)"]
            ),
            ("another total", [("<total>80.17", "<total>80.16")], ["REG-SELECTION-LIST 14(3)"]),
            (
                "two selected", [("<selected>no", "<selected>yes")], ["REG-SELECTION-LIST 14(3)"]
            ),
            (
                "the other first",
                [("<rank>1<", "<rank>3<"), ("<rank>2<", "<rank>1<"), ("<rank>3<", "<rank>2<")],
                ["REG-SELECTION-LIST 14(3)", "REG-SELECTION-LIST 14(3)"]
            ),
            (
                "of the future", [("<date>2026-03-09", "<date>2026-03-10")], ["LAW-14-22 14(3)"]
            ),
        ]
        try Self.expect(story, kind, of: Self.authority, on: "2026-03-09", rows)
        try story.select(on: "2026-03-09T15:00")
        try Self.expect(
            story, kind, of: Self.authority, on: "2026-03-10",
            [("again", [], ["REG-SELECTION-DONE 14(3)"])])
        try story.workspace.turn("2026-03-17")
        try Self.expect(
            story, kind, of: Self.authority, on: "2026-03-18",
            [("after it", [], Self.nothingLeft)])
        try story.workspace.expectWhole()
    }

    /// Once the list stands, the applications are closed, so no score is for one of them.
    private static let nothingLeft =
        ["REG-SELECTION-DONE 14(3)"] + Array(repeating: "REG-SELECTION-SCORE 14(3)", count: 18)

    @Test("two experts are too few, and a selection needs applications")
    func few() throws {
        let story = try OperatorStory.announced()
        try Self.expect(
            story, "selection", of: Self.authority, on: "2026-03-09",
            [
                (
                    "nobody applied", [],
                    ["REG-SELECTION-NONE 14(3)"]
                        + Array(repeating: "REG-SELECTION-SCORE 14(3)", count: 18)
                )
            ])
        let fewer = try OperatorStory.announced()
        try fewer.apply()
        try fewer.apply(OperatorStory.second, "SB-2", on: "2026-02-11")
        let third = try fewer.exampleBlocks(of: "E3")
        try Self.expect(
            fewer, "selection", of: Self.authority, on: "2026-03-09",
            [
                (
                    "two experts",
                    third.map { ($0, "") } + [
                        ("<total>88.5<", "<total>88.1<"), ("<total>80.17<", "<total>80<"),
                    ], ["REG-SELECTION-EXPERTS 14(3)"]
                )
            ])
    }
}

extension OperatorStory {
    /// The parts of the example of a selection that an expert has: itself and its scores.
    fileprivate func exampleBlocks(of expert: String) throws -> [String] {
        let path = Scratch.package + "/schemas/examples/selection.xml"
        let text = try workspace.read(path)
        let own = text.matches(of: /[ ]*<expert>\n        <id>[\s\S]*?<\/expert>\n/)
            .map { String($0.0) }.filter { $0.contains("<id>\(expert)<") }
        let scores = text.matches(of: /[ ]*<score>[\s\S]*?<\/score>\n/)
            .map { String($0.0) }.filter { $0.contains("<expert>\(expert)<") }
        return own + scores
    }
}
