import Foundation
import Testing

@Suite("What others damage or leave in the way stops no one else")
struct DamageTests {
    private static let number = "370900-2026-000001"

    @Test("a case file that is not the journal's stops its case alone, at a start and for a slip")
    func caseFile() throws {
        let workspace = try DemoWorkspace(.review)
        let file =
            workspace.root + "/registry/stages/registration/review/\(DamageTests.number)/case.xml"
        let slip = try workspace.slip("pass")
        let text = try workspace.read(file)
        try (text + "<!-- mine -->\n").write(toFile: file, atomically: true, encoding: .utf8)
        try workspace.drop(text: slip, in: DemoWorkspace.registrar, as: "edited.xml")
        let next = try workspace.package("SL-9", of: DemoWorkspace.water)
        try workspace.drop(next, in: DemoWorkspace.water)
        let outcome = try workspace.dengji("run", "--once", "--now", "2026-01-06T09:00:00+08:00")
        #expect(outcome.exitCode == 0, "\(outcome.all)")
        #expect(try workspace.papers("acceptance", to: DemoWorkspace.water).count == 1)
        #expect(try workspace.papers("quarantine-report", to: DemoWorkspace.registrar).count == 1)
        #expect(try workspace.papers("compliance-report") == [])
        #expect(try workspace.dengji("verify", workspace.root).exitCode == 1)
    }

    @Test(
        "a recipient's file, link or folder in the way of a paper is moved aside",
        arguments: ["file", "link", "folder", "party"])
    func obstacle(kind: String) throws {
        let workspace = try DemoWorkspace()
        let box = workspace.root + "/outbox/" + DemoWorkspace.traffic
        let elsewhere = workspace.root + "/samples/elsewhere"
        let files = FileManager.default
        try files.createDirectory(atPath: elsewhere, withIntermediateDirectories: true)
        if kind != "party" {
            try files.createDirectory(atPath: box, withIntermediateDirectories: true)
        }
        let inTheWay: String
        switch kind {
        case "file":
            inTheWay = box + "/2026"
            try Data("mine".utf8).write(to: URL(fileURLWithPath: inTheWay))
        case "link":
            inTheWay = box + "/2026"
            try files.createSymbolicLink(atPath: inTheWay, withDestinationPath: elsewhere)
        case "party":
            inTheWay = box
            try files.createSymbolicLink(atPath: inTheWay, withDestinationPath: elsewhere)
        default:
            inTheWay = box + "/2026/00000001_acknowledgement_JT-1.xml"
            try files.createDirectory(atPath: inTheWay, withIntermediateDirectories: true)
        }
        try workspace.drop(try workspace.package("JT-1"), in: DemoWorkspace.traffic)
        try workspace.turn("2026-01-05")
        #expect(try workspace.papers("acknowledgement").count == 1)
        #expect(try workspace.papers("acceptance").count == 1)
        #expect(files.fileExists(atPath: inTheWay + ".displaced"))
        #expect(try workspace.names(in: elsewhere) == [])
    }

    @Test("a reminder leaves the slip that an officer is filling in as it is")
    func slipInHand() throws {
        let workspace = try DemoWorkspace(.review)
        let slip =
            workspace.root
            + "/outbox/\(DemoWorkspace.registrar)/todo/\(DamageTests.number)/slip-pass.xml"
        let filled = try workspace.slip("pass")
        try filled.write(toFile: slip, atomically: true, encoding: .utf8)
        try workspace.turn("2026-01-20")
        #expect(try workspace.papers("overdue", to: DemoWorkspace.registrar).count == 1)
        #expect(try workspace.read(slip) == filled)
    }

    @Test("who sends the same slip again is answered again, the applicant is not")
    func repeatedSlip() throws {
        let workspace = try DemoWorkspace(.review)
        let slip = try workspace.slip("reject")
        for day in ["2026-01-06", "2026-01-07"] {
            try workspace.drop(text: slip, in: DemoWorkspace.registrar, as: "\(day).xml")
            try workspace.turn(day)
        }
        #expect(try workspace.papers("rejection").count == 1)
        #expect(try workspace.papers("result", to: DemoWorkspace.registrar).count == 2)
        try workspace.expectWhole()
    }
}
