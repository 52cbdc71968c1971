import Registry
import System
import Testing
import WorkingDays

@testable import Pipeline
@testable import Storage

@Suite("Inputs and ticks merge by time")
struct QueueTests {
    private func claim(
        _ id: String, at milliseconds: Int64, in folder: PartyID? = nil, order: Int = 0
    ) -> ExaminedClaim {
        ExaminedClaim(
            claim: Claim(
                id: id, folder: folder, name: Path(id),
                receivedAt: Instant(milliseconds: milliseconds),
                sizeBytes: 1, digest: ContentDigest(sha256: String(repeating: "0", count: 64))),
            head: [], examination: Examination(verdict: .invalid, findings: []), signer: nil,
            order: order)
    }

    private func order(
        _ claims: [ExaminedClaim], tickAt: Int64?, underWay: Int64?,
        first: [PartyID?: Int] = [:]
    ) -> [String] {
        var queue = ExaminedQueue()
        queue.add(claims)
        var tick = tickAt
        var order: [String] = []
        while true {
            switch queue.next(tickAt: tick, underWay: underWay, first: first) {
            case .nothing: return order
            case .tick:
                order.append("tick")
                tick = nil
            case .claim(let claim): order.append(claim.claim.id)
            }
        }
    }

    @Test("claims are taken in the order of receipt, whichever was examined first")
    func byReceipt() {
        let claims = [claim("c", at: 30), claim("a", at: 10), claim("b", at: 20)]
        #expect(order(claims, tickAt: nil, underWay: nil) == ["a", "b", "c"])
    }

    @Test("a tick comes after what was received before it and before what came then or later")
    func tickBetween() {
        let claims = [claim("a", at: 19), claim("b", at: 20), claim("c", at: 21)]
        #expect(order(claims, tickAt: 20, underWay: nil) == ["a", "tick", "b", "c"])
    }

    @Test("a tick waits for files that were dropped before it and are not examined yet")
    func barrier() {
        let claims = [claim("a", at: 10), claim("b", at: 30)]
        #expect(order(claims, tickAt: 20, underWay: 19) == ["a"])
        #expect(order(claims, tickAt: 20, underWay: 20) == ["a", "tick", "b"])
    }

    @Test("within a folder a claim waits for one that came earlier and is not examined yet")
    func withinFolder() throws {
        let party = try #require(PartyID("11370900DEMQ000035"))
        let claims = [
            claim("late", at: 20, in: party, order: 7), claim("other", at: 30, order: 8),
            claim("early", at: 10, in: party, order: 3),
        ]
        #expect(order(claims, tickAt: nil, underWay: nil) == ["early", "late", "other"])
        #expect(order(claims, tickAt: nil, underWay: nil, first: [party: 5]) == ["early", "other"])
        #expect(order(claims, tickAt: nil, underWay: nil, first: [party: 2]) == ["other"])
        #expect(
            order(claims, tickAt: nil, underWay: nil, first: [nil: 8, party: 9])
                == ["early", "late", "other"])
    }

    @Test("a tick waits for a claim before it that is held back within its folder")
    func tickWaitsForHeld() throws {
        let party = try #require(PartyID("11370900DEMQ000035"))
        let claims = [claim("held", at: 19, in: party, order: 7)]
        #expect(order(claims, tickAt: 20, underWay: nil, first: [party: 6]) == [])
        #expect(order(claims, tickAt: 19, underWay: nil, first: [party: 6]) == ["tick"])
        #expect(order(claims, tickAt: 20, underWay: nil, first: [party: 7]) == ["held", "tick"])
    }

    @Test("equal times keep the order in which workers got them")
    func equalTimes() {
        let claims = [
            claim("z", at: 10, order: 1), claim("a", at: 10, order: 3),
            claim("m", at: 10, order: 2),
        ]
        #expect(order(claims, tickAt: nil, underWay: nil) == ["z", "m", "a"])
    }
}
