import Foundation
import Testing

/// A demonstration workspace `ws` in a scratch folder.
struct Office {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        let made = try Program.run(
            ["init", "ws", "--demo", "--now", "2026-01-04T09:00:00+08:00"],
            in: scratch.folder)
        #expect(made.status == 0, "\(made.errors)")
    }

    func run(_ arguments: [String], locale: String = "C") throws -> Ended {
        try Program.run(
            arguments, in: scratch.folder,
            environment: [
                "DENGJI_WORKSPACE": scratch.url("ws").path, "LC_ALL": locale,
                "PATH": "/usr/bin:/bin",
            ])
    }

    func key(_ party: String) -> String { scratch.url("ws/samples/keys/\(party).key.pem").path }

    func drain(at time: String) throws {
        let ended = try run(["run", "--once", "--now", time + "+08:00"])
        #expect(ended.status == 0, "\(ended.errors)")
    }

    /// A case of the provider, accepted and waiting for review.
    func open() throws {
        let made = try run([
            "new", "resource-registration", "-o", "p", "--applicant", OfficeTests.provider,
            "--id", "DEMO-1", "--created", "2026-01-05T09:00:00+08:00",
        ])
        #expect(made.status == 0, "\(made.errors)")
        let packed = try run(["pack", "p", "--received", "2026-01-05"])
        #expect(packed.status == 0, "\(packed.output)\(packed.errors)")
        try FileManager.default.moveItem(
            at: scratch.url("p.zip"),
            to: scratch.url("ws/inbox/\(OfficeTests.provider)/p.zip"))
        try drain(at: "2026-01-05T10:00:00")
    }
}
