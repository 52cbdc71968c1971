import Foundation
import Testing

extension DemoWorkspace {
    /// Compares the papers in the outbox with `Tests/Fixtures/stories/NAME.txt`: a line for each, its
    /// place and name, its code, and its date to keep.
    func expectPapers(
        ofStory name: String, _ place: SourceLocation = #_sourceLocation
    ) throws {
        let lines = try files(below: "outbox").filter { $0.hasSuffix(".xml") }.compactMap { path in
            let text = try read(path)
            guard let code = text.firstMatch(of: /<paper [^>]*code="([^"]*)"/)?.1 else {
                return nil as String?
            }
            let due = text.firstMatch(of: /<term [^>]*due="([^"]*)"[^>]*provisional="([^"]*)"/)
            let short = path.dropFirst(root.count + "/outbox/".count)
                .replacing(/adoption-[0-9a-f]{12}/, with: "adoption-SET")
            return short + " " + code
                + (due.map { " due \($0.1)" + ($0.2 == "true" ? " provisional" : "") } ?? "")
        }
        try expect(lines.joined(separator: "\n") + "\n", equals: name, place)
    }

    /// Compares text with `Tests/Fixtures/stories/NAME.txt`, which `UPDATE_GOLDEN=1` renews.
    func expect(
        _ text: String, equals name: String, _ place: SourceLocation = #_sourceLocation
    ) throws {
        let golden = Scratch.package + "/Tests/Fixtures/stories/\(name).txt"
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try text.write(toFile: golden, atomically: true, encoding: .utf8)
        }
        #expect(try read(golden) == text, "\(name)", sourceLocation: place)
    }
}
