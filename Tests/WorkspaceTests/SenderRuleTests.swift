import Foundation
import Testing

@Suite("How a sender must be known, through the whole program")
struct SenderRuleTests {
    private func key(_ party: String, in workspace: DemoWorkspace) -> String {
        "\(workspace.root)/samples/keys/\(party).key.pem"
    }

    /// Lets the profile ask for another proof of applications.
    private func ask(_ proof: String, in workspace: DemoWorkspace) throws {
        let path = workspace.root + "/schemas/profiles/taian-2025.xml"
        let old = "kind=\"resource-registration\" by=\"either\""
        let text = try workspace.read(path)
        try #require(text.contains(old))
        try text.replacing(old, with: "kind=\"resource-registration\" by=\"\(proof)\"")
            .write(toFile: path, atomically: true, encoding: .utf8)
        try workspace.adopt()
    }

    private func onlyReturn(to folder: String, in workspace: DemoWorkspace) throws -> String {
        let papers = try workspace.names(in: workspace.root + "/outbox").flatMap {
            try workspace.papers("return", to: $0)
        }
        try #require(papers.count == 1, "\(papers)")
        #expect(papers[0].contains("/outbox/\(folder)/"))
        return try workspace.read(papers[0])
    }

    @Test(
        "an unsigned application where the profile asks for a signature; a signed one is accepted")
    func signatureRequired() throws {
        let workspace = try DemoWorkspace()
        try ask("signature", in: workspace)
        let signed = try workspace.package(
            "SIGNED-1", [:], created: "2026-01-05T08:30:00+08:00", "--key",
            key(DemoWorkspace.traffic, in: workspace))
        try workspace.drop(
            workspace.root + "/samples/GOOD-1.zip", in: DemoWorkspace.traffic)
        try workspace.drop(signed)
        try workspace.turn("2026-01-05")
        let paper = try onlyReturn(to: DemoWorkspace.traffic, in: workspace)
        #expect(rules(in: paper) == ["REG-SIGNATURE-REQUIRED"])
        #expect(try workspace.papers("acceptance").count == 1)
        try workspace.expectWhole()
    }

    @Test("a signed application in the common inbox where the profile asks for the folder")
    func folderRequired() throws {
        let workspace = try DemoWorkspace()
        try ask("folder", in: workspace)
        let signed = try workspace.package(
            "SIGNED-1", [:], created: "2026-01-05T08:30:00+08:00", "--key",
            key(DemoWorkspace.traffic, in: workspace))
        try workspace.drop(signed)
        try workspace.drop(
            workspace.root + "/samples/GOOD-1.zip", in: DemoWorkspace.traffic)
        try workspace.turn("2026-01-05")
        let paper = try onlyReturn(to: DemoWorkspace.traffic, in: workspace)
        #expect(rules(in: paper) == ["REG-FOLDER-REQUIRED"])
        #expect(try workspace.papers("acceptance").count == 1)
        try workspace.expectWhole()
    }

    @Test("a signature whose certificate was not valid when the package came")
    func certificateTime() throws {
        let workspace = try DemoWorkspace()
        let party = DemoWorkspace.traffic
        let base = workspace.root + "/samples/keys/" + party
        // Valid from the day of this run, which the workspace's clock has not reached or has passed.
        let made = try tool(
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
            "-nodes", "-days", "1", "-subj", "/CN=\(party)", "-keyout", base + ".key.pem", "-out",
            base + ".cert.pem")
        try #require(made.exitCode == 0, "\(made.all)")
        let certificate = try workspace.read(base + ".cert.pem")
        let file = "\(workspace.root)/registry/parties/\(party).xml"
        let text = try workspace.read(file).replacing(
            /<certificate>(?s:.*?)<\/certificate>/,
            with: "<certificate>\(certificate)</certificate>")
        try FileManager.default.removeItem(atPath: file)
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        let signed = try workspace.package(
            "SIGNED-1", [:], created: "2026-01-05T08:30:00+08:00", "--key", base + ".key.pem")
        try workspace.drop(signed, in: party)
        try workspace.turn("2026-01-05")
        let paper = try onlyReturn(to: party, in: workspace)
        #expect(rules(in: paper) == ["PKG-SIGNATURE"])
        #expect(paper.contains("<found>signature-certificate-time</found>"))
    }

    @Test("the very same bytes from another of the joint applicants open no second case")
    func bytesReused() throws {
        let workspace = try DemoWorkspace(.review)
        try workspace.drop(
            workspace.root + "/samples/GOOD-1.zip", in: DemoWorkspace.water, as: "copy.zip")
        try workspace.turn("2026-01-06")
        let paper = try onlyReturn(to: DemoWorkspace.water, in: workspace)
        #expect(rules(in: paper) == ["REG-BYTES-REUSED"])
        #expect(try workspace.papers(to: DemoWorkspace.traffic).count == 2)
        try workspace.expectWhole()
    }
}
