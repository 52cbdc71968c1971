import Cell
import Foundation
import Packages
import Registry
import System
import Testing

@testable import Examination

@Suite(.serialized) struct `The catalogue in the cell` {
    /// What one package may cost in memory, the examiner itself included.
    private static let mostKiB = 256 << 10
    /// What one may cost in time.
    private static let mostMilliseconds = 2_000

    /// An examiner that has locked itself in.
    private func locked() throws -> ExaminerUnderTest {
        let child = try ExaminerUnderTest(arguments: [Fixtures.root.path + "/schemas"])
        guard case .ready(_, let gaps) = try child.receive() else {
            throw Unready()
        }
        #expect(gaps == Cell.gaps().map(\.description))
        return child
    }

    private struct Unready: Error {}

    /// The most memory that the program had at once. What wait4(2) tells counts in what the process had
    /// before it became this program, which is that of all the tests.
    private func peakKiB(of child: ExaminerUnderTest) throws -> Int {
        let status = try String(
            contentsOfFile: "/proc/\(child.process.pid)/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
        return try #require(Int(line.dropFirst(6).dropLast(2).filter(\.isNumber)))
    }

    private func examine(
        _ bytes: [UInt8], as name: String, by child: ExaminerUnderTest
    ) throws -> Examination? {
        let package = try Files.memoryFile("package")
        try package.write(bytes)
        try child.send(.examine(claim: "1", fileName: name, profile: nil), [package.number])
        guard case .examination(let found)? = try child.receive() else { return nil }
        return found
    }

    @Test func `every crafted package has the verdict that it has outside, in time and memory`()
        throws
    {
        let outside = try examiner()
        let child = try locked()
        var worst = (milliseconds: 0, name: "")
        var count = 0
        try CraftedPackages.withKinds { name, bytes, _ in
            let begun = SystemClock.monotonicNanoseconds()
            let found = try #require(try examine(bytes, as: name, by: child), "\(name)")
            let spent = Int((SystemClock.monotonicNanoseconds() - begun) / 1_000_000)
            if spent > worst.milliseconds { worst = (spent, name) }
            let expected = outside.examine(PackageSource(bytes), fileName: name, profile: nil)
            #expect(found.verdict == expected.verdict, "\(name)")
            #expect(found.findings == expected.findings, "\(name)")
            #expect(found.attachments == expected.attachments, "\(name)")
            count += 1
        }
        #expect(count > 200)
        let peak = try peakKiB(of: child)
        try child.process.send(.kill)
        _ = try child.process.wait()
        print(
            "\(count) crafted packages in one cell: worst \(worst.milliseconds) ms (\(worst.name)), "
                + "peak \(peak) KiB")
        #expect(worst.milliseconds < Self.mostMilliseconds)
        #expect(peak < Self.mostKiB)
    }

    @Test(arguments: `Costly documents`.cases)
    func `a costly document is refused in time and memory`(costly: Costly) throws {
        let child = try locked()
        // A quarter of the size here, all of it by hand: DENGJI_COSTS=1.
        let isFull = ProcessInfo.processInfo.environment["DENGJI_COSTS"] != nil
        let size = isFull || costly.bytes < 3_000_000 ? costly.bytes : costly.bytes / 4
        let bytes = Array(costly.make(size).utf8)
        let found = try #require(try examine(bytes, as: "x.xml", by: child))
        if case .engineFailure(let reason) = found.verdict { Issue.record("\(reason)") }
        if let rule = costly.rule { #expect(found.findings.contains { $0.rule == rule }) }
        let peak = try peakKiB(of: child)
        try child.process.send(.kill)
        let usage = try child.process.wait().usage
        // Of processors, not of the clock: tests run beside each other.
        let milliseconds = Int((usage.userMicroseconds + usage.systemMicroseconds) / 1000)
        print("costly \(costly.name): \(milliseconds) ms, \(peak) KiB")
        #expect(milliseconds < Self.mostMilliseconds)
        #expect(peak < Self.mostKiB)
    }
}
