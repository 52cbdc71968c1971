import Foundation
import System
import Testing

/// Runs the built program to make the workspace that all seeds start from.
struct Preparation {
    /// A folder of this process's own, removed when it ends.
    static let folder: String = {
        let path =
            FileManager.default.temporaryDirectory.path + "/dengji-simulation-"
            + String(ProcessInfo.processInfo.processIdentifier)
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true)
        } catch {
            preconditionFailure("no simulation without a folder to prepare in: \(error)")
        }
        atexit {
            do {
                try FileManager.default.removeItem(atPath: Preparation.folder)
            } catch {
                print("left behind: \(Preparation.folder): \(error)")
            }
        }
        return path
    }()

    private static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// The built program, beside the test bundle.
    private static let program: String = {
        var candidates = [package + "/.build/debug/dengji"]
        for argument in CommandLine.arguments where argument.contains(".xctest") {
            let bundle = argument.components(separatedBy: ".xctest")[0]
            candidates.insert(
                URL(fileURLWithPath: bundle).deletingLastPathComponent().path + "/dengji", at: 0)
        }
        guard let found = candidates.first(where: FileManager.default.isExecutableFile) else {
            preconditionFailure("dengji is not built; looked at \(candidates)")
        }
        return found
    }()

    /// The workspace that is made.
    let root: String

    init(_ name: String) { root = Preparation.folder + "/" + name }

    /// The program on this workspace.
    func dengji(_ arguments: String...) throws {
        try Self.run(Self.program, arguments + ["--workspace", root])
    }

    /// A workspace of `dengji init`.
    func make(now: String) throws {
        try Self.run(Self.program, ["init", root, "--demo", "--now", now])
    }

    /// The same as another one.
    func copy(_ other: Preparation) throws {
        try Self.run("/bin/cp", ["-a", other.root, root])
    }

    /// A package of a party, made at a time of its own.
    func application(
        _ id: String, of party: String, created: String, signedBy key: String? = nil
    ) throws -> [UInt8] {
        let draft = root + "/samples/draft-" + id + "-" + created.filter(\.isNumber)
        try dengji(
            "new", "resource-registration", "--applicant", party, "--id", id, "--created",
            created, "-o", draft)
        let signing = key.map { ["--key", root + "/samples/keys/" + $0 + ".key.pem"] } ?? []
        try Self.run(
            Self.program,
            ["pack", draft, "-o", draft + ".zip", "--received", "2026-01-05", "--workspace", root]
                + signing)
        return try bytes(draft + ".zip")
    }

    /// Packages that are wrong in many ways, made of a good one; by file name.
    func spoiled(_ good: [UInt8]) throws -> [String: [UInt8]] {
        let path = root + "/samples/good.zip"
        try Data(good).write(to: URL(fileURLWithPath: path))
        let folder = root + "/samples/spoiled"
        try Self.run(
            "/usr/bin/env",
            ["python3", Self.package + "/Tests/Fixtures/packages/spoil.py", path, folder])
        var found: [String: [UInt8]] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            var isFolder: ObjCBool = false
            let file = folder + "/" + name
            let isThere = FileManager.default.fileExists(atPath: file, isDirectory: &isFolder)
            if isThere, !isFolder.boolValue { found[name] = try bytes(file) }
        }
        return found
    }

    func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    private static func run(_ program: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(
            process.terminationStatus == 0,
            "\(program) \(arguments): \(String(decoding: said, as: UTF8.self))")
    }
}
