import Foundation
import Testing

/// Workspaces that are made once per test run and copied by the tests that start from them.
enum Prepared {
    /// Made on 2026-01-04, nothing sent yet; good packages lie in `samples/GOOD-1.zip`
    /// and `samples/NEXT-1.zip`.
    case fresh
    /// Case 370900-2026-000001 under review since 2026-01-05, its package `samples/GOOD-1.zip`.
    /// package `samples/NEXT-1.zip` not sent yet.
    case review
    /// The resource of that case registered on 2026-01-22.
    case registered
    /// Made on 2024-12-02, for what was received under earlier rules.
    case early

    /// The prepared workspace's folder.
    var path: String {
        get throws {
            switch self {
            case .fresh: try Prepared.freshOne.get()
            case .review: try Prepared.reviewOne.get()
            case .registered: try Prepared.registeredOne.get()
            case .early: try Prepared.earlyOne.get()
            }
        }
    }

    private static let freshOne = Result { () throws -> String in
        let workspace = try make("fresh", "2026-01-04T09:00:00+08:00")
        _ = try workspace.package("GOOD-1")
        _ = try workspace.package("NEXT-1")
        return workspace.root
    }

    private static let reviewOne = Result { () throws -> String in
        let workspace = try make("review", "2026-01-04T09:00:00+08:00")
        try workspace.drop(
            try workspace.package("GOOD-1"), in: DemoWorkspace.traffic)
        _ = try workspace.package("NEXT-1")
        try workspace.turn("2026-01-05")
        return workspace.root
    }

    private static let registeredOne = Result { () throws -> String in
        let workspace = try make("registered", "2026-01-04T09:00:00+08:00")
        try workspace.drop(try workspace.package("GOOD-1"), in: DemoWorkspace.traffic)
        try workspace.turn("2026-01-05")
        try workspace.drop(
            text: try workspace.slip("pass"), in: DemoWorkspace.registrar, as: "pass.xml")
        for time in ["2026-01-07", "2026-01-22"] { try workspace.turn(time) }
        return workspace.root
    }

    private static let earlyOne = Result { () throws -> String in
        try make("early", "2024-12-02T09:00:00+08:00").root
    }

    /// Spoiled packages, by name.
    static let spoiled = Result { () throws -> String in
        let folder = Scratch.fresh("spoiled")
        let made = try tool(
            "python3", Scratch.package + "/Tests/Fixtures/packages/spoil.py",
            try Prepared.fresh.path + "/samples/GOOD-1.zip", folder)
        try #require(made.exitCode == 0, "\(made.all)")
        return folder
    }

    private static func make(_ name: String, _ now: String) throws -> DemoWorkspace {
        let workspace = DemoWorkspace(root: Scratch.fresh(name), isKept: true)
        let made = try RunningProgram(
            Scratch.program, ["init", workspace.root, "--demo", "--now", now]
        ).wait()
        try #require(made.exitCode == 0, "\(made.all)")
        return workspace
    }
}
