import Testing

@testable import Ledger

@Suite("Tiles judged by a checkpoint alone")
struct AuditTests {
    private func faults(_ ledger: MemoryLedger) throws -> [TileAudit.Fault] {
        let files = ledger.files
        var audit = TileAudit(ledger.checkpoint(try FixedKey.signer())) { files[$0.path] }
        return try audit.run()
    }

    @Test("whole tiles have no fault", arguments: [0, 1, 255, 256, 257, 65_536, 70_000])
    func whole(size: Int) throws {
        let ledger = MemoryLedger(size: size)
        #expect(try faults(ledger).isEmpty)
        let tiles = ledger.files.count
        let files = ledger.files
        var audit = TileAudit(ledger.checkpoint(try FixedKey.signer())) { files[$0.path] }
        _ = try audit.run()
        #expect(audit.tileCount == tiles)
    }

    @Test("one changed byte names that tile and no other", arguments: [257, 66_100])
    func changed(size: Int) throws {
        let whole = MemoryLedger(size: size)
        // All tiles of a small ledger; of a large one those where something may go wrong.
        let paths = whole.files.keys.sorted().filter {
            size < 1000 || !$0.hasPrefix("tile/0/")
                || ["000", "001", "255", "256", "257", "258.p/52"].contains($0.dropFirst(7))
        }
        #expect(paths.count >= 3)
        for path in paths {
            let bytes = try #require(whole.files[path])
            for offset in [0, bytes.count / 2, bytes.count - 1] {
                var changed = bytes
                changed[offset] ^= 0x40
                var ledger = whole
                ledger.set(path, changed)
                let found = try faults(ledger)
                #expect(found.map(\.place.path) == [path], "\(path) byte \(offset)")
                #expect(found.map(\.kind) == [.differs])
            }
        }
    }

    @Test("a missing tile and one of another size are told apart")
    func missing() throws {
        var ledger = MemoryLedger(size: 600)
        ledger.set("tile/0/001", nil)
        ledger.set("tile/0/000", [1, 2, 3])
        let found = try faults(ledger)
        #expect(Set(found.map(\.place.path)) == ["tile/0/000", "tile/0/001"])
        #expect(Set(found.map(\.kind)) == [.size, .missing])
    }

    @Test("a wider tile serves for a narrower one of its number")
    func wider() throws {
        var ledger = MemoryLedger(size: 255)
        let narrow = try #require(ledger.files["tile/0/000.p/255"])
        ledger.set("tile/0/000.p/255", narrow + TreeHash.empty.bytes)
        #expect(try faults(ledger).isEmpty)
    }
}
