import Foundation
import Testing

extension OperationStory {
    /// Files the experts' opinion in a case of review, signed by the authority.
    func fileOpinion(
        _ conclusion: String = "approved", in number: String, on day: String, id: String = "EXP-1"
    ) throws {
        let authority = DemoWorkspace.authority
        let draft = workspace.root + "/samples/draft-" + UUID().uuidString
        let made = try workspace.dengji(
            "new", "outside-act", "--id", id, "--created", day + "T08:00:00+08:00", "-o", draft)
        try #require(made.exitCode == 0, "\(made.all)")
        let path = draft + "/outside-act.xml"
        let text = try workspace.read(path)
            .replacing(/<case>[^<]*</, with: "<case>\(number)<")
            .replacing(/<party>[^<]*</, with: "<party>\(authority)<")
            .replacing(/<type>[^<]*</, with: "<type>expert-meeting<")
            .replacing(/<date>[^<]*</, with: "<date>2026-01-23<")
            .replacing(
                /<conclusion>[^<]*<\/conclusion>/,
                with: "<conclusion>\(conclusion)</conclusion><summary>专家意见。</summary>")
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        let target = workspace.root + "/samples/\(id).zip"
        let packed = try workspace.dengji(
            "pack", draft, "-o", target, "--no-check", "--key",
            "\(workspace.root)/samples/keys/\(authority).key.pem")
        try #require(packed.exitCode == 0, "\(packed.all)")
        try story.send(target, from: authority, on: day)
    }

    /// Has the example's product reviewed and approved; gives the number of the approval.
    func review(
        _ number: String, id: String = "SH-1", on day: String, _ changes: [(String, String)] = []
    ) throws -> String {
        let earlier = try story.numbers("SC")
        try send(id, "product-review", on: day, changes)
        try fileOpinion(in: number, on: day, id: id + "-EXP")
        try say("approve", of: number, by: DemoWorkspace.authority, on: day)
        return try #require(try story.numbers("SC").first { !earlier.contains($0) })
    }

    /// A record of a transaction that the exchange sends, without applicants.
    func reportByExchange(
        _ id: String, about product: String, on day: String, _ changes: [(String, String)] = []
    ) throws {
        let draft = workspace.root + "/samples/draft-" + UUID().uuidString
        let made = try workspace.dengji(
            "new", "transaction", "--id", id, "--created", day + "T08:00:00+08:00", "-o", draft)
        try #require(made.exitCode == 0, "\(made.all)")
        var text = try workspace.read(draft + "/application.xml")
            .replacing(/<applicants>[\s\S]*<\/applicants>/, with: "")
            .replacing(/<number>DJ-[^<]*</, with: "<number>\(product)<")
        for (old, new) in changes {
            try #require(text.contains(old), "the example has no \(old)")
            text = text.replacingOccurrences(of: old, with: new)
        }
        try workspace.drop(text: text, in: OperationStory.exchange, as: "\(id).xml")
        try workspace.turn(day)
    }
}
