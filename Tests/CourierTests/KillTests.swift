import Foundation
import System
import Testing

@testable import Courier

@Suite("Killed between any two effects, the next call goes on")
struct KillTests {
    private let party = Bench.party

    /// Calls `act` with a kill before its first effect, its second, and so on, until it ends; `check`
    /// then looks at what is left, after the act was done again. Gives the number of effects.
    private func everyKill(
        _ prepare: () throws -> Bench,
        _ act: (Bench, @escaping CourierFolder.Effect) throws -> Void,
        check: (Bench, _ killedAt: Int) throws -> Void
    ) throws -> Int {
        var number = 0
        while true {
            number += 1
            let bench = try prepare()
            let count = Killing.Counter()
            do {
                try act(bench, Killing.before(number, count))
                return number - 1
            } catch let error as SystemError {
                guard error.code == Killing.code else { throw error }
            }
            try check(bench, number)
        }
    }

    private func dropThree() throws -> Bench {
        let bench = try Bench(maxFiles: 2)
        try bench.write("one", to: "outer/inbox/\(party)/one.zip")
        try bench.write("two", to: "outer/inbox/two.xml")
        try bench.write("", to: "outer/inbox/two.xml.ok")
        return bench
    }

    private let three = ["PARTY/one.zip": "one", "two.xml": "two", "two.xml.ok": ""]

    private func expected() -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: three.map {
                ($0.key.replacingOccurrences(of: "PARTY", with: party), $0.value)
            })
    }

    /// Unpacks everything on the stick, in order.
    private func unpackAll(_ bench: Bench, _ direction: CourierDirection, on side: CourierSide)
        throws
    {
        for name in try bench.files("stick")
        where name.contains("-\(direction.rawValue)-") && name.hasSuffix(".zip")
            && !name.hasPrefix(".")
        {
            try bench.unpack(name, on: side)
        }
    }

    @Test("packing inward: every file is in exactly one bundle, and numbers have no gap")
    func packingInward() throws {
        let effects = try everyKill(dropThree) { bench, effect in
            try bench.pack(.outer, effect: effect)
        } check: { bench, number in
            try bench.pack(.outer)
            #expect(try bench.files("outer/inbox") == [], "killed before effect \(number)")
            try unpackAll(bench, .inward, on: .inner)
            #expect(try bench.texts("inner/inbox") == expected(), "killed before effect \(number)")
            #expect(try bench.channel(.inner).missing() == [])
        }
        #expect(effects > 40)
    }

    @Test("packing outward: every paper is in exactly one bundle")
    func packingOutward() throws {
        let papers = ["\(party)/2026/1_a.xml": "a", "\(party)/2026/2_b.xml": "b", "public/c": "c"]
        let effects = try everyKill({
            let bench = try Bench(maxFiles: 2)
            for (name, text) in papers { try bench.write(text, to: "inner/outbox/" + name) }
            return bench
        }) { bench, effect in
            try bench.pack(.inner, effect: effect)
        } check: { bench, number in
            let numbers = try bench.pack(.inner).bundles.count
            #expect(numbers <= 2)
            try unpackAll(bench, .outward, on: .outer)
            #expect(try bench.texts("outer/outbox") == papers, "killed before effect \(number)")
            #expect(try bench.channel(.inner).state.sentNumber == 2)
            #expect(try bench.pack(.inner).bundles.isEmpty, "killed before effect \(number)")
        }
        #expect(effects > 40)
    }

    @Test("unpacking inward: the watcher that takes drops at once sees each exactly once")
    func unpackingInward() throws {
        var taken: [String: String] = [:]
        func take(_ bench: Bench) throws {
            for (name, text) in try bench.texts("inner/inbox")
            where !name.split(separator: "/").last!.hasPrefix(".") {
                #expect(taken[name] == nil, "\(name) came twice")
                taken[name] = text
                try bench.remove("inner/inbox/" + name)
            }
        }
        let effects = try everyKill({
            let bench = try Bench()
            taken = [:]
            for (name, text) in expected() { try bench.write(text, to: "outer/inbox/" + name) }
            try bench.pack(.outer)
            return bench
        }) { bench, effect in
            try bench.unpack(Bench.bundle(.inward, 1), on: .inner, effect: effect)
        } check: { bench, number in
            try take(bench)
            try bench.unpack(Bench.bundle(.inward, 1), on: .inner)
            try take(bench)
            #expect(taken == expected(), "killed before effect \(number)")
            #expect(try bench.files("inner/inbox") == [], "no temporary file stays")
            #expect(try bench.channel(.inner).state.receivedNumber == 1)
        }
        #expect(effects > 30)
    }

    @Test("unpacking beside a taken name: the new name is the same after a kill")
    func unpackingTakenName() throws {
        let effects = try everyKill({
            let bench = try Bench()
            try bench.write("old", to: "inner/inbox/a.zip")
            try bench.write("new", to: "outer/inbox/a.zip")
            try bench.write("", to: "outer/inbox/a.zip.ok")
            try bench.write("size=3", to: "outer/inbox/a.zip.sha256")
            try bench.pack(.outer)
            return bench
        }) { bench, effect in
            try bench.unpack(Bench.bundle(.inward, 1), on: .inner, effect: effect)
        } check: { bench, number in
            try bench.unpack(Bench.bundle(.inward, 1), on: .inner)
            #expect(
                try bench.texts("inner/inbox")
                    == [
                        "a.zip": "old", "a_000001-1.zip": "new", "a_000001-1.zip.ok": "",
                        "a_000001-1.zip.sha256": "size=3",
                    ],
                "killed before effect \(number)")
        }
        #expect(effects > 25)
    }
}
