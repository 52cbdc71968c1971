internal import Foundation
internal import Pipeline
internal import System

/// Where the files that belong to this program lie: beside it, or in the checkout it was built in.
enum InstalledFiles {
    /// The examiner, beside this program.
    static func examiner() throws -> Path {
        let path = try ThisProcess.executable().folder.appending("dengji-examiner")
        guard FileManager.default.isExecutableFile(atPath: path.description) else {
            throw PipelineError.noExaminer(
                path: path.description, reason: "it is not beside this program")
        }
        return path
    }

    /// The program that makes PDFs, beside this one.
    static func press() throws -> Path {
        try ThisProcess.executable().folder.appending("dengji-press")
    }

    /// The schemas installed with this program: `DENGJI_SCHEMAS`, `../share/dengji/schemas`, or
    /// those of the nearest folder upward.
    static func schemas() throws -> Path {
        if let path = ProcessInfo.processInfo.environment["DENGJI_SCHEMAS"] { return Path(path) }
        let program = try ThisProcess.executable().folder
        let shared = program.folder.appending("share/dengji/schemas")
        if hasSchemas(shared) { return shared }
        var folder = program
        while folder.description != "/", folder.description != "." {
            let candidate = folder.appending("schemas")
            if hasSchemas(candidate) { return candidate }
            folder = folder.folder
        }
        throw PipelineError.unusable(
            path: shared.description, reason: "no schemas are installed; name them with --schemas")
    }

    private static func hasSchemas(_ folder: Path) -> Bool {
        FileManager.default.fileExists(atPath: "\(folder.description)/xsd/application.xsd")
    }
}
