import Foundation
import Testing

@Suite("Who may sign, and a world that changes under the watcher")
struct SurroundingsTests {
    /// A second applicant after the first, copied from it with another name and code.
    private static let joint = [
        "</applicant>\n  </applicants>": """
        </applicant>
            <applicant>
              <name>泰安市岱岳区水利局（演示）</name>
              <code>\(DemoWorkspace.water)</code>
              <kind>provider</kind>
              <address>山东省泰安市岱岳区长城路1号</address>
              <region>370911</region>
              <representative>赵六</representative>
              <contact><name>钱七</name><telephone>0538-7654321</telephone></contact>
            </applicant>
          </applicants>
        """
    ]

    private func key(_ party: String, in workspace: DemoWorkspace) -> String {
        "\(workspace.root)/samples/keys/\(party).key.pem"
    }

    @Test("any of several joint applicants may sign, with the consent of the others alone")
    func jointApplicant() throws {
        let workspace = try DemoWorkspace()
        let package = try workspace.package(
            "JOINT-1", SurroundingsTests.joint, created: "2026-01-05T08:30:00+08:00", "--key",
            key(DemoWorkspace.water, in: workspace))
        try workspace.drop(package)
        try workspace.turn("2026-01-05")
        // It is its sender's, so it is answered there, and nothing but the consent is missed.
        let answer = try #require(
            try workspace.papers("return", to: DemoWorkspace.water).first)
        #expect(rules(in: try workspace.read(answer)) == ["REG-JOINT-CONSENT"])
        try workspace.expectWhole()
    }

    @Test("a party that is no applicant may not, although its signature is good")
    func stranger() throws {
        let workspace = try DemoWorkspace()
        let package = try workspace.package(
            "ALIEN-1", [:], created: "2026-01-05T08:30:00+08:00", "--key",
            key(DemoWorkspace.water, in: workspace))
        try workspace.drop(package)
        try workspace.turn("2026-01-05")
        let answer = try #require(
            try workspace.papers("return", to: DemoWorkspace.water).first)
        #expect(rules(in: try workspace.read(answer)) == ["REG-SENDER-NOT-APPLICANT"])
        try workspace.expectWhole()
    }

    @Test("an answer to nobody known repeats nothing of what the document says")
    func unclaimedAnswers() throws {
        let workspace = try DemoWorkspace()
        let package = try workspace.package(
            "NOBODY-1", ["<industry>G5411</industry>": "<industry>机密行业</industry>"],
            created: "2026-01-05T08:30:00+08:00", "--no-check")
        try workspace.drop(package)
        try workspace.turn("2026-01-05")
        let answer = try #require(try workspace.papers("return", to: "_unclaimed").first)
        let text = try workspace.read(answer)
        #expect(rules(in: text).count >= 2)
        #expect(!text.contains("机密行业"))
    }

    @Test("a commitment of another version than the one in force is sent back")
    func commitmentVersion() throws {
        let workspace = try DemoWorkspace()
        let package = try workspace.package(
            "OLD-1", ["<commitment version=\"2024-1\"": "<commitment version=\"2020-9\""])
        try workspace.drop(package, in: DemoWorkspace.traffic)
        try workspace.turn("2026-01-05")
        let answer = try #require(try workspace.papers("return").first)
        #expect(rules(in: try workspace.read(answer)) == ["REG-COMMITMENT"])
    }

    @Test("a set of schemas that no examiner can load is not adopted, and says why")
    func brokenSchemas() throws {
        let workspace = try DemoWorkspace()
        let xsd = workspace.root + "/schemas/xsd/application.xsd"
        try (try workspace.read(xsd) + "junk").write(
            toFile: xsd, atomically: true, encoding: .utf8)
        let before = try workspace.names(in: workspace.root + "/registry/rules")
        let refused = try workspace.dengji("adopt", "--unsigned")
        #expect(refused.exitCode == 3)
        #expect(refused.errors.contains("application.xsd"))
        #expect(try workspace.names(in: workspace.root + "/registry/rules") == before)
        // The registry goes on with the set in force, and says so.
        let outcome = try workspace.dengji("run", "--once", "--now", "2026-01-05T09:00:00+08:00")
        #expect(outcome.exitCode == 0)
        #expect(outcome.errors.contains("which is not adopted"))
    }

    @Test("a party file written by hand is adopted at the next start, with its drop folder")
    func newParty() throws {
        let workspace = try DemoWorkspace()
        let code = "11330105002500287C"
        let party = """
            <party xmlns="urn:dengji:party:1" format="1" id="\(code)" region="370900">
              <name>泰安市气象局（演示）</name>
              <role>provider</role>
              <folder answers="true" trusted="true"></folder>
              <contact>泰安市灵山大街1号</contact>
            </party>

            """
        try party.write(
            toFile: "\(workspace.root)/registry/parties/\(code).xml", atomically: true,
            encoding: .utf8)
        try workspace.turn("2026-01-05")
        let package = try workspace.package("QX-1", of: code)
        try workspace.drop(package, in: code)
        try workspace.turn("2026-01-05T10:00")
        #expect(try workspace.papers("acceptance", to: code).count == 1)
        try workspace.expectWhole()
    }

    @Test("limits of the configuration are the examiner's")
    func limits() throws {
        let workspace = try DemoWorkspace()
        let config = workspace.root + "/registry/config.xml"
        let text = try workspace.read(config)
            .replacing("</config>", with: "<limit id=\"entries\" value=\"3\"/></config>")
        try FileManager.default.removeItem(atPath: config)
        try text.write(toFile: config, atomically: true, encoding: .utf8)
        try workspace.drop(
            workspace.root + "/samples/GOOD-1.zip", in: DemoWorkspace.traffic)
        try workspace.turn("2026-01-05")
        let answer = try #require(try workspace.papers("return").first)
        #expect(rules(in: try workspace.read(answer)) == ["ZIP-LIMIT-ENTRIES"])
        try workspace.expectWhole()
    }
}
