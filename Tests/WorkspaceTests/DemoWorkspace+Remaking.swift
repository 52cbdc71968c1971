import Foundation
import Testing

extension DemoWorkspace {
    /// What follows from the journal and the papers: every `case.xml`, entry, party file, catalogue in
    /// force, and tag file of a bag made here.
    func derivedFiles() throws -> [String] {
        let cases = try files(below: "registry/stages").filter { $0.hasSuffix("/case.xml") }
        let bags = try files(below: "registry/archive").filter {
            !$0.contains("/archive/imported/") && !$0.hasSuffix(".zip")
                && (!$0.contains("/data/") || $0.hasSuffix("/data/case.xml"))
        }
        let entries = try files(below: "registry/register").filter {
            $0.wholeMatch(of: /.*\/[A-Z]+-[^\/]*\.xml/) != nil
        }
        return try cases + bags + entries + files(below: "registry/parties")
            + files(below: "registry/catalogues")
    }

    /// Bytes by path.
    func contents(of paths: [String]) throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for path in paths { contents[path] = try Data(contentsOf: URL(fileURLWithPath: path)) }
        return contents
    }

    /// Whether the registry still has all that was put into it: nothing was destroyed by an order, and
    /// no earlier program made it, which kept no copies of settings.
    var hasAllInputs: Bool {
        get throws {
            let journal = try files(below: "registry/journal").map { try read($0) }
            let first = journal.first?.split(separator: "\n").first ?? ""
            return first.contains("\"path\":\"adopted/")
                && !journal.contains { $0.contains("\"disposed\":") }
        }
    }

    /// Removes all that follows from the journal at once, has it made anew, and compares every byte of
    /// the registry and of the outbox.
    func expectRemade(_ place: SourceLocation = #_sourceLocation) throws {
        let derived = try derivedFiles()
        try #require(derived.count > 5, "\(derived)", sourceLocation: place)
        let kept = {
            try (self.files(below: "registry") + self.files(below: "outbox")).filter {
                !$0.contains(".sqlite") && !$0.hasSuffix("/registry/lock")
            }
        }
        let before = try contents(of: try kept())
        for path in derived { try FileManager.default.removeItem(atPath: path) }
        let made = try dengji("reindex")
        #expect(made.exitCode == 0, "\(made.all)", sourceLocation: place)
        let after = try contents(of: try kept())
        let others = Set(after.keys).symmetricDifference(before.keys).sorted()
        #expect(others == [], sourceLocation: place)
        for (path, bytes) in before where after[path] != bytes {
            Issue.record("\(path) is not as before", sourceLocation: place)
        }
        try expectVerified(place)
    }
}
