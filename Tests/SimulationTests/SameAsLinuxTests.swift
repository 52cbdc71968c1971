import Digests
import Foundation
import System
import Testing
import WorkingDays

@testable import Storage

@Suite("A simulated disk gives the answers of a real one")
struct SameAsLinuxTests {
    private static let names: [Path] = ["a", "b", "inbox", "registry"]

    /// A path of up to three names; the first is a folder of the workspace.
    private static func path(_ dice: inout Dice) -> Path {
        var path = dice.pick(["inbox", "registry"] as [Path])
        for _ in 0..<dice.number(1...2) { path = path.appending(dice.pick(names)) }
        return path
    }

    /// One thing done, and what came of it in words that both disks share.
    private static func act(_ verb: Int, on disk: any Disk, _ dice: Dice) -> String {
        var dice = dice
        let path = path(&dice)
        do throws(StorageError) {
            switch verb {
            case 0: try disk.makeFolder(path, mode: 0o750)
            case 1:
                let file = try disk.open(path, for: .creating(mode: 0o640))
                try file.write(Array("text of \(path)".utf8), at: 0)
                try file.sync()
            case 2:
                let file = try disk.open(path, for: .writing)
                try file.write([1, 2, 3], at: dice.number(0...9_000))
                try file.truncate(to: dice.number(0...9_000))
            case 3: try disk.rename(path, to: Self.path(&dice))
            case 4: try disk.renameIfFree(path, to: Self.path(&dice))
            case 5: try disk.remove(path)
            case 6: try disk.removeFolder(path)
            case 7: try disk.syncFolder(path)
            case 8: return try disk.entries(of: path).map { "\($0.name) \($0.kind)" }.joined()
            default:
                guard let status = try disk.status(of: path) else { return "nothing" }
                let size = status.kind == .file ? status.sizeBytes : 0
                return "\(status.kind) \(size) \(String(status.mode, radix: 8))"
            }
            return "done"
        } catch {
            return error.system?.name ?? "\(error)"
        }
    }

    private static func tree(_ disk: any Disk, _ folder: Path) throws -> [String] {
        var found: [String] = []
        for entry in try disk.entries(of: folder) {
            let path = folder.appending(entry.name)
            if entry.kind == .folder {
                found += ["\(path)/"] + (try tree(disk, path))
            } else {
                found.append("\(path) \(SHA256.digest(of: try disk.contents(of: path)).text)")
            }
        }
        return found
    }

    @Test("whatever is done to both", arguments: UInt64(1)...6)
    func same(seed: UInt64) throws {
        let root = Preparation.folder + "/disk-\(seed)"
        for folder in ["inbox", "registry"] {
            try FileManager.default.createDirectory(
                atPath: root + "/" + folder, withIntermediateDirectories: true)
        }
        let linux = try LinuxDisk(root: Path(root))
        let empty = SimulatedNode(1, .folder, 0o755)
        for (number, name) in ["inbox", "registry"].enumerated() {
            empty.names[Path(name)] = SimulatedNode(UInt64(number) + 2, .folder, 0o755)
        }
        let simulated = SimulatedDisk(
            root: empty.copy(), nextNumber: 10, time: SimulatedTime(Instant(milliseconds: 0)),
            habit: .loose)
        var dice = Dice(seed)
        for step in 0..<600 {
            let verb = dice.number(0...9)
            let choice = Dice(dice.next())
            let expected = Self.act(verb, on: linux, choice)
            let found = Self.act(verb, on: simulated, choice)
            #expect(found == expected, "seed \(seed), step \(step), verb \(verb)")
            if found != expected { return }
        }
        for folder in ["inbox", "registry"] as [Path] {
            #expect(try Self.tree(simulated, folder) == Self.tree(linux, folder))
        }
    }
}
