import Foundation
import Testing

/// A demonstration workspace whose views have been made.
struct DemoWorkspace {
    static let traffic = "11370900DEMQ000035"

    /// Its folder.
    let root: String

    /// Where the application forms lie.
    var forms: String { root + "/outbox/public/apply" }

    /// One for all tests that change nothing in it.
    static let shared = Result { try DemoWorkspace() }

    /// A new one, made of other schemas than those of this package if some are given.
    init(schemas: String? = nil) throws {
        root = Scratch.fresh("workspace")
        let environment = ["DENGJI_SCHEMAS=" + (schemas ?? Scratch.package + "/schemas")]
        let made = try dengji(
            "init", root, "--demo", "--now", "2026-01-04T09:00:00+08:00", environment: environment)
        try #require(made.exitCode == 0, "\(made.all)")
        try turn("2026-01-04T09:30")
    }

    /// Lets the registry run once at a time, `2026-01-05T15:00`.
    func turn(_ time: String) throws {
        let outcome = try dengji(
            "run", "--once", "--now", time + ":00+08:00", "--workspace", root)
        try #require(outcome.exitCode == 0, "\(outcome.all)")
        #expect(!outcome.errors.contains(" error "), "\(outcome.errors)")
    }

    /// Copies a file into a drop folder with a done-marker.
    func drop(_ path: String, in folder: String) throws {
        let target = "\(root)/inbox/\(folder)/" + URL(fileURLWithPath: path).lastPathComponent
        try FileManager.default.copyItem(atPath: path, toPath: target)
        try Data().write(to: URL(fileURLWithPath: target + ".ok"))
    }

    /// Papers of a kind to a party, by number.
    func papers(_ kind: String, to party: String = traffic) throws -> [String] {
        let folder = "\(root)/outbox/\(party)/2026"
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            .filter { $0.hasSuffix(".xml") && $0.contains("_\(kind)_") }.map { folder + "/" + $0 }
    }

    /// Whether a package would be accepted on a day.
    func check(_ path: String, received day: String) throws -> Outcome {
        try dengji("check", path, "--received", day, "--workspace", root)
    }
}
