import Foundation
import Testing

@Suite("Several applicants, and agents")
struct JointApplicantTests {
    private static let traffic = DemoWorkspace.traffic
    private static let water = DemoWorkspace.water
    private static let agent = DemoWorkspace.operatorCompany

    /// A second applicant, with its consent or without.
    private static func second(consent: String?) -> [(String, String)] {
        let file = consent.map { "<consent><file>\($0)</file></consent>" } ?? ""
        let applicant = """
            </applicant>
                <applicant>
                  <name>泰安市岱岳区水利局（演示）</name><code>\(water)</code><kind>provider</kind>
                  <address>泰安市岱岳区长城路1号</address><region>370911</region>
                  <representative>周八</representative>
                  <contact><name>吴九</name><telephone>0538-0000005</telephone></contact>\(file)
                </applicant>
              </applicants>
            """
        return [("</applicant>\n  </applicants>", applicant)]
    }

    /// The leading applicant's consent.
    private static let leadConsents = [
        (
            "<email>lisi@example.gov.cn</email>\n      </contact>",
            "<email>lisi@example.gov.cn</email>\n      </contact>\n      <consent><file>A5</file></consent>"
        )
    ]

    private static let letter = [
        (
            "    <attachment id=\"A4\"",
            """
                <attachment id="A5" role="joint-consent" path="attachments/consent.txt" mediaType="text/plain"
                    size="0" digest="sha256:\(String(repeating: "0", count: 64))"/>
                <attachment id="A4"
            """
        )
    ]

    private static func story() throws -> ProductStory {
        ProductStory(workspace: try DemoWorkspace())
    }

    @Test("each applicant but the sender consents, or the application is returned")
    func consent() throws {
        let story = try Self.story()
        let day = "2026-01-05"
        func resource(_ id: String, _ changes: [(String, String)], _ adding: [String] = [])
            throws -> String
        {
            try story.package(
                id, "resource-registration", of: Self.traffic, on: day, changes, adding: adding)
        }
        try story.send(
            try resource("JOINT-1", Self.second(consent: nil)), from: Self.traffic, on: day)
        #expect(try story.lastReturn(to: Self.traffic) == ["REG-JOINT-CONSENT 26号 7"])
        // The second one sends it: then it is the first whose consent is missing.
        let consented = try resource(
            "JOINT-2", Self.second(consent: "A5") + Self.letter, ["consent.txt"])
        try story.send(consented, from: Self.water, on: day)
        #expect(try story.lastReturn(to: Self.water) == ["REG-JOINT-CONSENT 26号 7"])
        let both = try resource(
            "JOINT-3", Self.second(consent: nil) + Self.leadConsents + Self.letter, ["consent.txt"])
        try story.send(both, from: Self.water, on: day)
        for party in [Self.traffic, Self.water] {
            #expect(try story.workspace.papers("acceptance", to: party).count == 1, "\(party)")
        }
        try story.decide("pass", "370900-2026-000001", on: "2026-01-06")
        try story.workspace.turn("2026-01-21")
        for party in [Self.traffic, Self.water] {
            #expect(try story.workspace.papers("certificate", to: party).count == 1, "\(party)")
            #expect(try story.workspace.papers("rights-statement", to: party).count == 1)
        }
        try story.workspace.expectPapers(ofStory: "joint-applicants")
        try story.workspace.expectAccount(
            of: "370900-2026-000001", says: "共同申请人", Self.traffic, Self.water)
        try story.workspace.expectWhole()
    }

    /// An agent of the applicant, to the day given.
    private static func agent(until: String) -> [(String, String)] {
        [
            (
                "</applicants>",
                """
                </applicants>
                  <agent>
                    <name>泰安数据运营有限公司（演示）</name><code>\(agent)</code>
                    <contact><name>王五</name><telephone>0538-0000004</telephone></contact>
                    <file>A4</file><from>2026-01-01</from><until>\(until)</until>
                  </agent>
                """
            ),
            ("role=\"sample\"", "role=\"agent-authorisation\""),
            ("<file>A4</file>\n      <desensitised>", "<file>A1</file>\n      <desensitised>"),
        ]
    }

    @Test("an agent sends within the term of its letter, and is told like the applicant")
    func agents() throws {
        let story = try Self.story()
        func resource(_ id: String, until: String) throws -> String {
            let draft = Self.agent(until: until)
            let sample = (
                "  <sample>\n      <file>A1</file>\n      <desensitised>true</desensitised>\n    </sample>",
                ""
            )
            return try story.package(
                id, "resource-registration", of: Self.traffic, on: "2026-01-05",
                draft + [sample])
        }
        try story.send(
            try resource("AGENT-1", until: "2026-01-05"), from: Self.agent, on: "2026-01-06")
        #expect(try story.lastReturn(to: Self.agent) == ["REG-AGENT-TERM 9(1)"])
        try story.send(
            try resource("AGENT-2", until: "2026-01-07"), from: Self.agent, on: "2026-01-07")
        for party in [Self.traffic, Self.agent] {
            #expect(try story.workspace.papers("acceptance", to: party).count == 1, "\(party)")
        }
        try story.workspace.expectWhole()
    }
}
