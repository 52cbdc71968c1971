import Foundation

/// The folder of this test run, and where the programs under test lie.
enum Scratch {
    /// The package's folder.
    static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// A folder of this process's own, removed when it ends.
    static let folder: String = {
        let path =
            FileManager.default.temporaryDirectory.path + "/dengji-press-"
            + String(ProcessInfo.processInfo.processIdentifier)
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true)
        } catch {
            preconditionFailure("no test can run without a scratch folder: \(error)")
        }
        atexit {
            do {
                try FileManager.default.removeItem(atPath: Scratch.folder)
            } catch {
                print("left behind: \(Scratch.folder): \(error)")
            }
        }
        return path
    }()

    /// The folder of the built programs, beside the test bundle.
    static let programs: String = {
        var candidates = [package + "/.build/debug"]
        for argument in CommandLine.arguments where argument.contains(".xctest") {
            let bundle = argument.components(separatedBy: ".xctest")[0]
            candidates.insert(
                URL(fileURLWithPath: bundle).deletingLastPathComponent().path, at: 0)
        }
        let found = candidates.first {
            FileManager.default.isExecutableFile(atPath: $0 + "/dengji-press")
        }
        guard let found else {
            preconditionFailure("dengji-press is not built; looked at \(candidates)")
        }
        return found
    }()

    /// A path that nothing has yet.
    static func fresh(_ name: String) -> String { "\(folder)/\(name)-\(UUID().uuidString)" }

    /// Writes bytes to a file that nothing has yet and gives its path.
    static func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        let path = fresh(name)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }
}
