import Foundation
import Testing

/// Compares the papers of a story with the list of them in `Tests/Fixtures/stories/`: where each lies,
/// its code, and the rules of its findings. `UPDATE_GOLDEN=1` renews it.
func expectStory(
    _ name: String, of workspace: DemoWorkspace, _ place: SourceLocation = #_sourceLocation
) throws {
    let top = workspace.root + "/outbox/"
    var lines: [String] = []
    for path in try workspace.files(below: "outbox")
    where path.hasSuffix(".xml") && !path.contains("/todo/") {
        let text = try workspace.read(path)
        guard let code = text.firstMatch(of: /<paper [^>]*code="([^"]*)"/) else { continue }
        let line = [String(path.dropFirst(top.count)), String(code.1)] + rules(in: text)
        lines.append(line.joined(separator: " "))
    }
    let text = lines.map { $0 + "\n" }.joined()
    let golden = Scratch.package + "/Tests/Fixtures/stories/\(name).txt"
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
        try FileManager.default.createDirectory(
            atPath: Scratch.package + "/Tests/Fixtures/stories", withIntermediateDirectories: true)
        try text.write(toFile: golden, atomically: true, encoding: .utf8)
    }
    let expected =
        FileManager.default.fileExists(atPath: golden) ? try workspace.read(golden) : ""
    #expect(text == expected, sourceLocation: place)
}
