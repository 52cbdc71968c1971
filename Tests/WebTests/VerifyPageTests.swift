import Foundation
import Testing

@Suite("The verify page doubts where the list does not speak")
struct VerifyPageTests {
    struct Found: Decodable {
        /// Colour, code and title of a verdict, by the moment asked for.
        var times: [String: String]
        /// The same of certificates: the one of the list, another of its version, a lower and a
        /// higher version, none.
        var old: [String]
        var new: [String]
        var ended: [String]
        var broken: [Broken]
        var own: Own
        var overflow: [String]
    }

    /// Of a file that is no anchor: what is said, whether the anchor from before is still named, whether
    /// the file is named as not taken, the verdict after it.
    struct Broken: Decodable {
        var said: String
        var isStanding: Bool
        var isNamed: Bool
        var after: String

        init(from decoder: any Decoder) throws {
            var row = try decoder.unkeyedContainer()
            said = try row.decode(String.self)
            isStanding = try row.decode(Bool.self)
            isNamed = try row.decode(Bool.self)
            after = try row.decode(String.self)
        }
    }

    struct Own: Decodable {
        var isSame: Bool
        var verdict: String

        init(from decoder: any Decoder) throws {
            var row = try decoder.unkeyedContainer()
            isSame = try row.decode(Bool.self)
            verdict = try row.decode(String.self)
        }
    }

    /// Colour and code alone.
    private func short(_ verdict: String) -> String {
        verdict.split(separator: " ").prefix(2).joined(separator: " ")
    }

    @Test("moments before issue, another certificate, other versions, broken anchors")
    func standing() throws {
        let folder = Scratch.fresh("standing")
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        let found = try BrowserScript.run(
            "standing", try DemoWorkspace.shared.get().root, "12370900DEMQ00001U", folder,
            as: Found.self)
        let times = [
            "2026-01-22T08:00": "yellow status-not-yet",
            "2026-01-23T08:59": "yellow status-not-yet", "2026-01-23T09:00": "green in-force",
            "2026-01-24T23:59": "green in-force",
            "2026-01-25T00:00": "yellow status-out-of-date", "later": "yellow paper-not-yet",
            "notice": "yellow paper-not-yet",
        ]
        #expect(found.times.mapValues(short) == times)
        let others = ["yellow superseded", "yellow status-unlisted", "yellow superseded"]
        #expect(found.old.map(short) == ["green in-force", "green in-force"] + others)
        #expect(found.new.map(short) == ["green in-force", "red certificate-other"] + others)
        #expect(found.new[1].contains("不是登记簿所载的凭证"))
        #expect(found.new[1].contains("Not the certificate that the register names"))
        #expect(
            found.ended.map(short) == ["red cancelled", "red certificate-other", "red cancelled"])
        #expect(found.broken.count == 5)
        for broken in found.broken {
            #expect(short(broken.said) == "yellow anchor-unreadable")
            #expect(broken.isStanding && broken.isNamed)
            #expect(short(broken.after) == "green in-force")
        }
        #expect(found.own.isSame)
        #expect(short(found.own.verdict) == "green in-force")
        #expect(found.overflow == [])
    }
}
