import Foundation
import Testing

@Suite("The exit status says which side a failure is on")
struct ExitStatusTests {
    static let misused: [[String]] = [
        ["nonsense"], ["calendar", "explain"], ["calendar", "explain", "--from", "2026-1-5"],
        ["calendar", "explain", "--from", "2026-02-29", "--days", "3"], ["calendar", "show", "12"],
        ["check"], ["check", "schemas"], ["check", "--format", "yaml", "README.md"],
        ["new", "unknown-kind"], ["new", "resource-registration", "--applicant", "123"],
        ["new", "resource-registration", "--id", "with blank"],
        ["new", "--from", "table.csv", "--table", "-o", "t.csv"], ["new"],
        ["new", "--table"], ["new", "--table", "-o", "t.xls"],
        ["new", "resource-registration", "--keep-invalid"],
        ["new", "--from", "table.csv", "--id", "A-1"],
        ["new", "resource-registration", "--entry", "DJ-1"], ["pack", "no-such-folder"],
        ["pack", "Docs"], ["verify"], ["check", "--received", "2024-10-31", "Package.swift"],
    ]

    @Test("2 for a command that cannot be done as it was given", arguments: misused)
    func usage(arguments: [String]) throws {
        let ended = try Program.run(arguments)
        #expect(ended.status == 2)
        #expect(ended.output.isEmpty)
        #expect(!ended.errors.isEmpty)
    }

    static let unusable: [[String]] = [
        ["check", "no-such-file.zip"], ["verify", "no-such-paper.xml"],
        ["calendar", "show", "2026", "--workspace", "Docs"],
        ["verify", "Package.swift", "--anchor", "no-such-anchor.pem"],
        ["verify", "Package.swift", "--anchor", "Package.swift"],
    ]

    @Test("3 for a world that is not as it must be", arguments: unusable)
    func environment(arguments: [String]) throws {
        let ended = try Program.run(arguments)
        #expect(ended.status == 3)
        #expect(ended.output.isEmpty)
        #expect(ended.errors.contains("dengji: "))
    }

    @Test("1 for findings, 0 without")
    func findings() throws {
        let scratch = try Scratch()
        try scratch.write("<a>", to: "broken.xml")
        #expect(try Program.run(["check", scratch.url("broken.xml").path]).status == 1)
        #expect(try Program.run(["calendar", "show", "2026"]).status == 0)
    }

    @Test("no workspace here or above is told with what to do")
    func noWorkspace() throws {
        let scratch = try Scratch()
        let ended = try Program.run(
            ["status"], in: scratch.folder, environment: ["LC_ALL": "zh_CN.UTF-8"])
        #expect(ended.status == 3)
        #expect(ended.errors.contains("dengji init"))
        #expect(ended.errors.contains("没有工作区"))
    }

    @Test("a workspace without a registry is told from no workspace")
    func noRegistry() throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(
            at: scratch.url("schemas"), withIntermediateDirectories: true)
        let ended = try Program.run(["status"], in: scratch.folder)
        #expect(ended.status == 3)
        #expect(ended.errors.contains("registry/config.xml"))
    }

    @Test("--workspace comes before DENGJI_WORKSPACE, that before the folders above")
    func workspaceOrder() throws {
        let scratch = try Scratch()
        let show = ["calendar", "show", "2026"]
        let root = Program.root.path
        let wrong = ["DENGJI_WORKSPACE": "/nonexistent"]
        #expect(try Program.run(show, environment: wrong).status == 3)
        #expect(
            try Program.run(show, in: scratch.folder, environment: ["DENGJI_WORKSPACE": root])
                .status == 0)
        #expect(
            try Program.run(show + ["--workspace", root], in: scratch.folder, environment: wrong)
                .status == 0)
        #expect(try Program.run(show, in: Program.root.appendingPathComponent("Docs")).status == 0)
    }
}
