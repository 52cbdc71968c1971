import Foundation

/// The folder of this test run, and where the program under test lies.
enum Scratch {
    /// The package's folder.
    static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// A folder of this process's own, removed when it ends.
    static let folder: String = {
        let path =
            FileManager.default.temporaryDirectory.path + "/dengji-web-"
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

    /// The built program, beside the test bundle.
    static let program: String = {
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

    /// A path that nothing has yet.
    static func fresh(_ name: String) -> String { "\(folder)/\(name)-\(UUID().uuidString)" }
}
