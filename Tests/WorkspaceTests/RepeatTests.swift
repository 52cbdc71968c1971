import Foundation
import Testing

@Suite("The same again", .serialized)
struct RepeatTests {
    private func twice(
        _ first: String, _ second: String, in folders: (String, String), _ names: (String, String),
        _ workspace: DemoWorkspace
    ) throws {
        try workspace.move(first, in: folders.0, as: names.0)
        // Inodes carry a coarse clock: two of its steps apart.
        usleep(20_000)
        try workspace.move(second, in: folders.1, as: names.1)
    }

    private let own = (DemoWorkspace.traffic, DemoWorkspace.traffic)

    @Test("the same bytes twice in one batch: one case, the same answer twice")
    func sameBytes() throws {
        let workspace = try DemoWorkspace()
        let good = workspace.root + "/samples/GOOD-1.zip"
        try twice(good, good, in: own, ("z.zip", "a.zip"), workspace)
        usleep(600_000)
        try workspace.turn("2026-01-05")
        let answers = try workspace.papers("acknowledgement")
        try #require(answers.count == 2)
        #expect(try workspace.read(answers[0]) == workspace.read(answers[1]))
        #expect(try workspace.papers("acceptance").count == 2)
        #expect(
            try workspace.names(in: workspace.root + "/registry/stages/registration/review").count
                == 1)
        try workspace.expectWhole()
    }

    @Test("one id with other bytes in one batch: the first received wins, whatever its name")
    func sameID() throws {
        let workspace = try DemoWorkspace()
        let first = workspace.root + "/samples/first.zip"
        try FileManager.default.copyItem(
            atPath: workspace.root + "/samples/GOOD-1.zip", toPath: first)
        let second = try workspace.package(
            "GOOD-1", ["<records>18560</records>": "<records>18561</records>"])
        try twice(first, second, in: own, ("z.zip", "a.zip"), workspace)
        usleep(600_000)
        try workspace.turn("2026-01-05")
        #expect(try workspace.papers("acceptance").count == 1)
        let answer = try #require(try workspace.papers("return").first)
        let text = try workspace.read(answer)
        #expect(rules(in: text) == ["REG-ID-REUSED"])
        #expect(text.contains("<fileName>a.zip</fileName>"))
        try workspace.expectWhole()
    }

    @Test(
        "the same bytes from two parties: the applicant gets its case, the other one a return",
        arguments: [true, false])
    func twoParties(applicantFirst: Bool) throws {
        let workspace = try DemoWorkspace()
        let good = workspace.root + "/samples/GOOD-1.zip"
        let folders =
            applicantFirst
            ? (DemoWorkspace.traffic, DemoWorkspace.water)
            : (DemoWorkspace.water, DemoWorkspace.traffic)
        try twice(good, good, in: folders, ("x.zip", "x.zip"), workspace)
        usleep(600_000)
        try workspace.turn("2026-01-05")
        #expect(try workspace.papers("acceptance").count == 1)
        #expect(try workspace.papers("return", to: DemoWorkspace.water).count == 1)
        #expect(try workspace.papers("acceptance", to: DemoWorkspace.water) == [])
        try workspace.expectWhole()
    }

    @Test("a running watcher keeps the order of receipt although the first takes longer")
    func orderOfReceipt() throws {
        let watcher = try RunningWatcher(try DemoWorkspace())
        let workspace = watcher.workspace
        let small = workspace.root + "/samples/small.zip"
        try FileManager.default.copyItem(
            atPath: workspace.root + "/samples/GOOD-1.zip", toPath: small)
        // The same id; its examination takes much longer than that of the small one.
        let draft = workspace.root + "/samples/big"
        try #require(
            try workspace.dengji(
                "new", "resource-registration", "--applicant", DemoWorkspace.traffic, "--id",
                "GOOD-1", "--created", "2026-01-05T08:30:00+08:00", "-o", draft
            ).exitCode == 0)
        let grow =
            "for f in $(find \"$1\" -type f ! -name '*.xml'); do "
            + "head -c 20000000 /dev/urandom >> $f; done"
        try #require(try tool("sh", "-c", grow, "sh", draft).exitCode == 0)
        let big = workspace.root + "/samples/big.zip"
        let packed = try workspace.dengji("pack", draft, "-o", big, "--no-check")
        try #require(packed.exitCode == 0, "\(packed.all)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: big)).count > 10_000_000)
        try twice(big, small, in: own, ("z.zip", "a.zip"), workspace)
        try watcher.waitForAnswers(["z.zip", "a.zip"])
        // An answer's papers come one after the other.
        try watcher.waitFor("the return") { try !workspace.papers("return").isEmpty }
        let answer = try #require(try workspace.papers("return").first)
        #expect(try workspace.read(answer).contains("<fileName>a.zip</fileName>"))
        #expect(rules(in: try workspace.read(answer)) == ["REG-ID-REUSED"])
        try watcher.finish()
    }
}
