import Foundation
import Testing

@Suite("Procedures are shown as diagrams")
struct ProcedureTests {
    private func names() throws -> [String] {
        let ended = try Program.run(["procedure", "list", "--format", "json"])
        #expect(ended.status == 0, "\(ended.errors)")
        let value = try JSONSerialization.jsonObject(with: Data(ended.output.utf8))
        return try #require(value as? [[String: Any]]).compactMap { $0["name"] as? String }
    }

    /// Cells on a terminal, counted anew: a character beyond Latin is two wide.
    private func cells(_ line: some StringProtocol) -> Int {
        line.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E7F ? 2 : 1) }
    }

    @Test("one that objections and withdrawals may reach", arguments: ["en", "zh"])
    func registration(language: String) throws {
        let locale = language == "zh" ? "zh_CN.UTF-8" : "C"
        for (form, format) in [("", "text"), ("-dot", "dot")] {
            let ended = try Program.run(
                ["procedure", "show", "registration", "--format", format],
                environment: ["LC_ALL": locale])
            #expect(ended.status == 0, "\(ended.errors)")
            try expectGolden(ended.output, "procedure-registration\(form).\(language)")
        }
    }

    @Test("one about an entry, under its only profile")
    func cancellation() throws {
        let ended = try Program.run(["procedure", "show", "cancellation-2025"])
        #expect(ended.status == 0, "\(ended.errors)")
        try expectGolden(ended.output, "procedure-cancellation-2025.en")
    }

    @Test("each fits a terminal of 100 columns and shows every stage, step and paper of its file")
    func complete() throws {
        let all = try names()
        #expect(all.contains("registration"))
        for name in all {
            let text = try Program.run(["procedure", "show", name]).output
            for line in text.split(separator: "\n") {
                #expect(cells(line) <= 100, "\(name): \(line)")
            }
            let graph = try Program.run(["procedure", "show", name, "--format", "dot"]).output
            let file = try String(
                contentsOf: Program.root.appendingPathComponent("schemas/procedures/\(name).xml"),
                encoding: .utf8)
            for found in file.matches(of: /<(stage|outcome|arrival|expiry)\s[^>]*?\bname="([^"]*)"/)
            {
                #expect(text.contains(" \(found.2)"), "\(name): \(found.2)")
                #expect(graph.contains("\(found.2)"), "\(name): \(found.2)")
            }
            for found in file.matches(of: /<(paper kind|effect name|guard name)="([^"]*)"/) {
                #expect(
                    text.replacing(/\s+\|\s+/, with: "").contains(String(found.2)),
                    "\(name): \(found.2)")
            }
        }
    }

    @Test("what article 9 gives every application, each procedure of the register gives")
    func rightsOfApplicants() throws {
        func steps(_ name: String) throws -> [String: Set<String>] {
            let ended = try Program.run(["procedure", "show", name, "--format", "json"])
            let value = try JSONSerialization.jsonObject(with: Data(ended.output.utf8))
            let sheet = try #require(value as? [String: Any])
            let stages = try #require(sheet["stages"] as? [[String: Any]])
            return Dictionary(
                uniqueKeysWithValues: stages.map { stage in
                    let steps = stage["steps"] as? [[String: Any]] ?? []
                    return (
                        stage["name"] as? String ?? "",
                        Set(steps.compactMap { $0["name"] as? String })
                    )
                })
        }
        for name in [
            "registration", "product-registration", "change", "correction", "cancellation",
            "cancellation-2025", "renewal",
        ] {
            let stages = try steps(name)
            let acceptance = try #require(stages["acceptance"], "\(name)")
            #expect(
                acceptance.isSuperset(of: ["request-supplement", "explain-lateness", "withdraw"]),
                "\(name)")
            #expect(
                stages["supplement"] == ["resubmit", "withdraw", "treated-as-withdrawn"], "\(name)")
            var review: Set<String> = ["pass", "reject", "explain-lateness", "withdraw"]
            // Cancelled within ten working days of acceptance, whoever helps (26号 art. 9(4)).
            if name != "cancellation-2025" { review.insert("engage-third-party") }
            #expect(stages["review"] == review, "\(name)")
            guard name != "cancellation-2025", name != "renewal" else {
                #expect(stages["publicity"] == nil, "\(name)")
                continue
            }
            #expect(
                stages["publicity"]?.isSuperset(of: [
                    "object", "withdraw-objection", "dismiss-objection", "uphold-objection",
                    "withdraw",
                ]) == true, "\(name)")
        }
    }

    @Test("--profile leaves one profile's terms; one that it is not for is refused")
    func profile() throws {
        let one = try Program.run(["procedure", "show", "registration", "--profile", "taian-2025"])
        #expect(one.output.contains("taian-2025: 10 working days"))
        #expect(!one.output.contains("taian-2024"))
        let wrong = try Program.run(
            ["procedure", "show", "cancellation-2025", "--profile", "taian-2024"])
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("taian-2025"))
        let none = try Program.run(["procedure", "show", "registratoin"])
        #expect(none.status == 2)
        #expect(none.errors.contains("registration"))
    }

    @Test("the graph's lines end and its quotes pair")
    func graph() throws {
        for name in try names() {
            let ended = try Program.run(["procedure", "show", name, "--format", "dot"])
            let lines = ended.output.split(separator: "\n")
            #expect(lines.first?.hasPrefix("digraph ") == true)
            #expect(lines.last == "}")
            for line in lines.dropFirst().dropLast() {
                #expect(line.hasSuffix(";"), "\(line)")
                let plain = line.replacing("\\\\", with: "").replacing("\\\"", with: "")
                #expect(plain.count { $0 == "\"" } % 2 == 0, "\(line)")
            }
        }
    }
}
