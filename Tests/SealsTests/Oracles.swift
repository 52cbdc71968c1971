import Foundation
import Testing

/// Independent implementations that are not single commands: Java's own, and packages of PyPI in the
/// virtual environment that `make oracles` makes.
enum Oracle {
    private static let checkout = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static let environment = checkout.appendingPathComponent(".build/oracles")

    /// Whether PyPI's packages are to be compared with: everywhere, but where `make oracles` found
    /// PyPI out of reach and said so in a file.
    static let reachesPyPI = !FileManager.default.fileExists(
        atPath: environment.appendingPathComponent("unreachable").path)

    static func java(_ arguments: [String]) throws -> ToolRun {
        let source = checkout.appendingPathComponent("Tests/Oracles/PaperSignature.java").path
        return try run("java", [source] + arguments)
    }

    static func python(_ script: String, _ arguments: [String]) throws -> ToolRun {
        let python = environment.appendingPathComponent("bin/python3").path
        guard FileManager.default.isExecutableFile(atPath: python) else {
            throw ToolMissing(name: "\(python): make oracles")
        }
        let source = checkout.appendingPathComponent("Tests/Oracles/" + script).path
        return try run("env", [python, source] + arguments)
    }
}
