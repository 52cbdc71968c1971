import Foundation
import Testing

/// A workspace that keeps closed cases as ZIPs, with one of them.
struct ZippedBagStory {
    let workspace: DemoWorkspace
    var zip: String { workspace.root + "/registry/archive/2026/01/\(BagStory.number).zip" }
    var anchor: String { workspace.root + "/outbox/public/authority.pem" }

    init() throws {
        workspace = try DemoWorkspace(.review)
        try set("zip")
        try workspace.drop(
            text: try workspace.slip("pass"), in: DemoWorkspace.registrar, as: "pass.xml")
        for time in ["2026-01-07", "2026-01-22"] { try workspace.turn(time) }
    }

    /// Sets the form of bags from the next start on.
    func set(_ form: String) throws {
        let file = workspace.root + "/registry/config.xml"
        let text = try workspace.read(file)
        let changed = text.replacing(/\ form="[a-z]*"/, with: "")
            .replacing("<archive ", with: "<archive form=\"\(form)\" ")
        try #require(changed.contains("form=\"\(form)\""), "\(text)")
        _ = try tool("chmod", "u+w", file)
        try changed.write(toFile: file, atomically: true, encoding: .utf8)
    }

    /// A copy of the ZIP outside of any workspace, under its own name.
    func copy() throws -> String {
        let folder = Scratch.fresh("zipped")
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        let copied = try tool("cp", zip, folder)
        try #require(copied.exitCode == 0, "\(copied.errors)")
        let path = folder + "/" + BagStory.number + ".zip"
        _ = try tool("chmod", "u+w", path)
        return path
    }

    /// A second case, rejected on 2026-01-26.
    func closeAnother() throws {
        let other = try workspace.package(
            "NEXT-2", ["370900-JT/000128": "370900-JT/000129"])
        try workspace.drop(other, in: DemoWorkspace.traffic)
        try workspace.turn("2026-01-23")
        try workspace.drop(
            text: try workspace.slip("reject", of: "370900-2026-000002", reason: "材料不符"),
            in: DemoWorkspace.registrar, as: "reject.xml")
        try workspace.turn("2026-01-26")
    }
}
