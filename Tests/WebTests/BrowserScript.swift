import Foundation
import Testing

/// A script of `Tests/Web` that drives Chromium and prints one JSON object.
enum BrowserScript {
    /// Runs it, expects that no page wrote to the console or asked for anything from outside, and
    /// gives what it found.
    static func run<Found: Decodable>(
        _ name: String, _ arguments: String..., as type: Found.Type,
        _ place: SourceLocation = #_sourceLocation
    ) throws -> Found {
        let script = Scratch.package + "/Tests/Web/" + name + ".py"
        let outcome = try WebTests.run("/usr/bin/python3", [script] + arguments)
        try #require(outcome.exitCode == 0, "\(outcome.all)", sourceLocation: place)
        let data = Data(outcome.text.utf8)
        let conduct = try JSONDecoder().decode(Conduct.self, from: data)
        #expect(conduct.errors == [], sourceLocation: place)
        #expect(conduct.outside == [], sourceLocation: place)
        return try JSONDecoder().decode(type, from: data)
    }

    /// What every script reports.
    private struct Conduct: Decodable {
        var errors: [String]
        var outside: [String]
    }
}
