import Foundation
import Testing

extension DemoWorkspace {
    /// `dengji explain` says each of some texts of a case in Chinese, wherever its lines are broken, and
    /// its account is sound.
    func expectAccount(
        of number: String, says texts: String..., place: SourceLocation = #_sourceLocation
    ) throws {
        let told = try tool(
            "env", "LC_ALL=zh_CN.UTF-8", Scratch.program, "explain", number, "--workspace", root)
        #expect(told.exitCode == 0, "\(told.all)", sourceLocation: place)
        let words = told.text.filter { !$0.isWhitespace }
        for text in texts {
            #expect(
                words.contains(text.filter { !$0.isWhitespace }), "\(text) in \(told.text)",
                sourceLocation: place)
        }
        try expectSound(number, place)
    }

    /// The account as JSON holds every paper as whole and genuine, with a line of the journal each, and
    /// every act on one.
    private func expectSound(_ number: String, _ place: SourceLocation) throws {
        let json = try dengji("explain", number, "--format", "json")
        let account = try #require(
            JSONSerialization.jsonObject(with: Data(json.text.utf8)) as? [String: Any])
        #expect(account["format"] as? Int == 2, sourceLocation: place)
        let papers = try #require(account["papers"] as? [[String: Any]])
        #expect(!papers.isEmpty, sourceLocation: place)
        for paper in papers {
            #expect(paper["state"] as? String == "whole", "\(paper)", sourceLocation: place)
            #expect(paper["line"] is Int, "\(paper)", sourceLocation: place)
            let signature = paper["signature"] as? String
            #expect(
                signature == "genuine" || signature == "none", "\(paper)", sourceLocation: place)
        }
        let steps = try #require(account["steps"] as? [[String: Any]])
        for step in steps {
            #expect(step["line"] is Int, "\(step)", sourceLocation: place)
        }
        // Each paper belongs to one act, and none is lost between them.
        let told = steps.flatMap { $0["papers"] as? [String] ?? [] }.sorted()
        #expect(told == papers.compactMap { $0["file"] as? String }.sorted(), sourceLocation: place)
    }
}
