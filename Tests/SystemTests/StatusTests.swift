import Foundation
import Testing

@testable import System

@Suite struct `File status and locks` {
    @Test func `agrees with stat(1)`() throws {
        try withFolder { folder, path in
            let file = try folder.create("a", permissions: 0o640)
            try file.write(Array("12345".utf8))
            let name = try #require(path.appending("a").text)
            let told = try output("/usr/bin/stat", ["-c", "%s %i %d %h %a %u %.9Y %.9Z", name])
            let status = try folder.status(of: "a")
            let fields = [
                "\(status.sizeBytes)", "\(status.inode)", "\(status.device)", "\(status.links)",
                String(status.mode, radix: 8), "\(status.owner)",
                seconds(status.modifiedNanoseconds), seconds(status.changedNanoseconds),
            ]
            #expect(told.split(whereSeparator: \.isWhitespace).map(String.init) == fields)
            #expect(status == (try file.status()))
            #expect(status.kind == .file)
            #expect(try folder.status().kind == .folder)
            #expect(status.changedMilliseconds == status.changedNanoseconds / 1_000_000)
        }
    }

    @Test func `milliseconds before 1970 are rounded down too`() throws {
        try withFolder { folder, path in
            try folder.write("x", as: "a")
            let name = try #require(path.appending("a").text)
            #expect(run("/usr/bin/touch", ["-d", "@-1.9995", name]) == 0)
            let status = try folder.status(of: "a")
            #expect(status.modifiedNanoseconds == -1_999_500_000)
            #expect(status.modifiedMilliseconds == -2000)
        }
    }

    @Test func `rename and chmod set the time of change, and touch cannot set it back`() throws {
        try withFolder { folder, path in
            try folder.write("x", as: "a")
            let made = try folder.status(of: "a")
            try waitForClock(past: made.changedNanoseconds, in: folder)
            try folder.rename("a", to: "b", replacing: false)
            let renamed = try folder.status(of: "b")
            #expect(renamed.changedNanoseconds > made.changedNanoseconds)
            #expect(renamed.modifiedNanoseconds == made.modifiedNanoseconds)
            try waitForClock(past: renamed.changedNanoseconds, in: folder)
            try folder.setMode(of: "b", 0o440)
            let locked = try folder.status(of: "b")
            #expect(locked.mode == 0o440)
            #expect(locked.changedNanoseconds > renamed.changedNanoseconds)
            try waitForClock(past: locked.changedNanoseconds, in: folder)
            let name = try #require(path.appending("b").text)
            #expect(run("/usr/bin/touch", ["-d", "2001-01-01", name]) == 0)
            let touched = try folder.status(of: "b")
            #expect(touched.modifiedMilliseconds < 1_000_000_000_000)
            #expect(touched.changedNanoseconds > locked.changedNanoseconds)
        }
    }

    @Test func `one open file at a time has the lock`() throws {
        try withFolder { folder, _ in
            let first = try folder.create("lock", permissions: 0o600)
            let second = try folder.open("lock", .writing)
            #expect(try first.lock())
            #expect(try first.lock(), "taking it again changes nothing")
            #expect(try !second.lock())
            let copy = try first.duplicate()
            try first.close()
            #expect(try !second.lock(), "a duplicate keeps it")
            try copy.close()
            #expect(try second.lock())
        }
    }

    @Test func `the lock needs a descriptor that may write`() throws {
        try withFolder { folder, _ in
            try folder.write("", as: "lock")
            let file = try folder.open("lock")
            #expect(errorName { _ = try file.lock() } == "EBADF")
        }
    }

    @Test func `the mask lessens permissions`() throws {
        let before = Files.setMask(0o027)
        #expect(Files.setMask(before) == 0o027)
    }

    @Test func `an owner that goes closes its descriptor`() throws {
        let label = "owner-\(UUID().uuidString)"
        let number: Int32
        do {
            let file = try Files.memoryFile(Path(label))
            number = file.number
            #expect(openFile(number).contains(label))
        }
        #expect(!openFile(number).contains(label))
    }

    /// What this process has open under a number; empty for nothing.
    private func openFile(_ number: Int32) -> String {
        do {
            return try Files.target(ofLink: Path("/proc/self/fd/\(number)")).description
        } catch {
            #expect(error.isMissing)
            return ""
        }
    }

    private func seconds(_ nanoseconds: Int64) -> String {
        let digits = String(nanoseconds % 1_000_000_000)
        return "\(nanoseconds / 1_000_000_000)."
            + String(repeating: "0", count: 9 - digits.count) + digits
    }

    /// The kernel stamps files with a coarse clock; makes files until it has moved on.
    private func waitForClock(
        past nanoseconds: Int64, in folder: borrowing FileDescriptor
    ) throws {
        while true {
            try folder.write("", as: "clock")
            let now = try folder.status(of: "clock").changedNanoseconds
            try folder.unlink("clock")
            if now > nanoseconds { return }
        }
    }
}
