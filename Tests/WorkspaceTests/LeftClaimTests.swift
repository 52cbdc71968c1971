import Registry
import Storage
import System
import Testing
import WorkingDays

@Suite("Claims that an earlier run left behind")
struct LeftClaimTests {
    @Test("of those received at the same moment the earlier name comes first, claimed or not")
    func sameMoment() throws {
        let workspace = try DemoWorkspace()
        try workspace.turn("2026-01-05")
        for name in ["a", "b", "c"] {
            try workspace.drop(
                text: "no package \(name)", in: DemoWorkspace.traffic, as: name + ".xml")
        }
        // As if a kill had come when only the thread that claims `b` was done, and the stamps of the
        // file system were too coarse to tell it from `a`.
        let disk = try LinuxDisk(root: Path(workspace.root))
        let sender = try #require(PartyID(DemoWorkspace.traffic))
        let marker = Path("inbox/\(DemoWorkspace.traffic)/a.xml.ok")
        let stamp = try #require(try disk.status(of: marker)).changedAtNanoseconds
        _ = try Claims(disk: disk).claim(
            "b.xml", in: sender, marker: "b.xml.ok", id: "1",
            receivedAt: Instant(milliseconds: stamp / 1_000_000))
        let outcome = try workspace.dengji("run", "--once")
        try #require(outcome.exitCode == 0, "\(outcome.all)")
        let returned = try workspace.papers("return").map { try workspace.read($0) }
        #expect(
            returned.map { paper in ["a", "b", "c"].first { paper.contains($0 + ".xml") } }
                == ["a", "b", "c"])
        try workspace.expectWhole()
    }
}
