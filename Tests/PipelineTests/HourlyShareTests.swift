import Registry
import System
import Testing
import WorkingDays

@testable import Pipeline

@Suite("How much of a drop folder is taken in an hour")
struct HourlyShareTests {
    private static let codes = ["11370900DEMQ000035", "11370911DEMQ000059"]

    private func party(_ number: Int) throws -> PartyID {
        try #require(PartyID(Self.codes[number]))
    }

    private func time(_ text: String) throws -> Instant {
        try #require(Instant(iso: "2026-01-05T\(text)+08:00"))
    }

    private func share(_ packages: Int) throws -> HourlyShare {
        HourlyShare(packages: packages, exempt: [try party(1)])
    }

    @Test("up to the share, not beyond it, and each folder for itself")
    func bounds() throws {
        var share = try share(3)
        let now = try time("09:00:00")
        for _ in 0..<2 { share.noteTaken(try party(0), at: now) }
        #expect(try !share.isUsedUp(party(0), at: now))
        share.noteTaken(try party(0), at: now)
        #expect(try share.isUsedUp(party(0), at: now))
        #expect(!share.isUsedUp(nil, at: now))
        #expect(share.usedUp(at: now) == [try party(0)])
    }

    @Test("what was taken in a minute counts until that minute was an hour ago, to the millisecond")
    func window() throws {
        var share = try share(2)
        share.noteTaken(nil, at: try time("09:00:59"))
        share.noteTaken(nil, at: try time("09:30:00"))
        let end = try time("10:01:00")
        #expect(share.nextRoom(of: nil, at: try time("09:30:00")) == end)
        #expect(share.isUsedUp(nil, at: end.adding(milliseconds: -1)))
        #expect(!share.isUsedUp(nil, at: end))
        #expect(share.nextRoom(of: nil, at: end) == nil)
        share.noteTaken(nil, at: end)
        #expect(share.nextRoom(of: nil, at: end) == (try time("10:31:00")))
    }

    @Test("what workers have in hand counts; what they gave back does not")
    func inHand() throws {
        var share = try share(1)
        let now = try time("09:00:00")
        share.noteHanded(nil)
        #expect(share.isUsedUp(nil, at: now))
        // Nobody can say yet when it goes on.
        #expect(share.nextRoom(of: nil, at: now) == nil)
        share.noteAnswered(nil, wasTaken: false, at: now)
        #expect(!share.isUsedUp(nil, at: now))
        share.noteHanded(nil)
        share.noteAnswered(nil, wasTaken: true, at: now)
        #expect(share.isUsedUp(nil, at: now))
    }

    @Test("those who decide have no limit, and in a single pass nobody has")
    func exempt() throws {
        var share = try share(1)
        let now = try time("09:00:00")
        for _ in 0..<5 { share.noteTaken(try party(1), at: now) }
        #expect(share.usedUp(at: now) == [])
        var limits = IntakeLimits()
        limits[.packagesPerHour] = 1
        var once = HourlyShare(limits, parties: [:], isSinglePass: true)
        var watching = HourlyShare(limits, parties: [:], isSinglePass: false)
        for _ in 0..<5 {
            once.noteTaken(nil, at: now)
            watching.noteTaken(nil, at: now)
        }
        #expect(!once.isUsedUp(nil, at: now))
        #expect(watching.isUsedUp(nil, at: now))
    }

    @Test("what is put down for status is read again; anything else is nothing")
    func state() throws {
        let held = HeldFolders(
            packagesPerHour: 60_000,
            held: [
                HeldFolders.Held(folder: nil, until: try time("10:01:00")),
                HeldFolders.Held(folder: try party(0), until: try time("10:02:00")),
            ])
        #expect(
            String(decoding: held.bytes, as: UTF8.self) == """
                share 60000
                held - 2026-01-05T10:01:00.000+08:00
                held 11370900DEMQ000035 2026-01-05T10:02:00.000+08:00

                """)
        #expect(HeldFolders(reading: held.bytes) == held)
        for text in ["", "share many\n", "share 1\nheld x 2026-01-05T10:01:00+08:00\n"] {
            #expect(HeldFolders(reading: Array(text.utf8)) == nil, "\(text)")
        }
    }
}

@Suite("What is kept free of the disk")
struct DiskReserveTests {
    private func reserve(_ bytes: Int) -> DiskReserve {
        var limits = IntakeLimits()
        limits[.reserveBytes] = bytes
        return DiskReserve(limits)
    }

    private func space(size: Int, free: Int) -> FileSystemSpace {
        FileSystemSpace(sizeBytes: size, freeBytes: free, freeFiles: nil)
    }

    private func shortage(
        _ bytes: Int, size: Int, free: Int, wasShort: Bool = false
    ) throws -> DiskReserve.Shortage? {
        reserve(bytes).shortage(
            of: [("registry", space(size: size, free: free))], wasShort: wasShort)
    }

    @Test("the setting counts, on a small disk a twentieth of it")
    func kept() throws {
        #expect(try shortage(1_000, size: 1_000_000, free: 1_000) == nil)
        #expect(try shortage(1_000, size: 1_000_000, free: 999)?.keptBytes == 1_000)
        #expect(try shortage(1_000, size: 10_000, free: 500) == nil)
        #expect(try shortage(1_000, size: 10_000, free: 499)?.keptBytes == 500)
    }

    @Test("packages may use what is left above the reserve where claims lie")
    func free() throws {
        func free(_ registry: Int, outbox: Int) -> Int {
            reserve(1_000).freeBytes(of: [
                ("registry", space(size: 1_000_000, free: registry)),
                ("outbox", space(size: 1_000_000, free: outbox)),
            ])
        }
        #expect(free(1_500, outbox: 1_001) == 500)
        #expect(free(999, outbox: 5_000) == 0)
    }

    @Test("once it was reached an eighth more has to be free")
    func slack() throws {
        #expect(try shortage(800, size: 1_000_000, free: 899, wasShort: true) != nil)
        #expect(try shortage(800, size: 1_000_000, free: 900, wasShort: true) == nil)
    }
}
