import Foundation
import Testing

/// A workspace with one closed case, and what tests do to its bag.
struct BagStory {
    static let number = "370900-2026-000001"
    let workspace: DemoWorkspace
    var bag: String { workspace.root + "/registry/archive/2026/" + BagStory.number }
    var anchor: String { workspace.root + "/outbox/public/authority.pem" }

    init() throws { workspace = try DemoWorkspace(.registered) }

    /// A copy of the bag outside of any workspace, which files may be changed in.
    func copy() throws -> String {
        let target = Scratch.fresh("bag")
        let copied = try tool("cp", "-a", bag, target)
        try #require(copied.exitCode == 0, "\(copied.errors)")
        _ = try tool("chmod", "-R", "u+w", target)
        return target
    }

    /// `dengji verify` where no workspace is near.
    static func verify(_ path: String, _ arguments: String...) throws -> Outcome {
        try tool(
            "sh", ["-c", "cd / && exec \"$@\"", "sh", Scratch.program, "verify", path] + arguments)
    }

    /// What PyPI's `bagit` says of a bag.
    static func bagit(_ path: String) throws -> Outcome {
        let program = Scratch.package + "/.build/oracles/bin/bagit.py"
        try #require(
            FileManager.default.isExecutableFile(atPath: program), "\(program): make oracles")
        return try tool(program, "--validate", path)
    }

    /// Whether PyPI's packages are to be compared with: everywhere, but where `make oracles` found PyPI
    /// out of reach and said so in a file.
    static let reachesPyPI = !FileManager.default.fileExists(
        atPath: Scratch.package + "/.build/oracles/unreachable")
}
