import Registry
import System
import Testing
import WorkingDays

@testable import Pipeline
@testable import Storage

@Suite("Inputs and ticks merge by time")
struct QueueTests {
    private func claim(_ id: String, at milliseconds: Int64) -> ExaminedClaim {
        ExaminedClaim(
            claim: Claim(
                id: id, folder: nil, name: Path(id),
                receivedAt: Instant(milliseconds: milliseconds),
                sizeBytes: 1, digest: ContentDigest(sha256: String(repeating: "0", count: 64))),
            head: [], examination: Examination(verdict: .invalid, findings: []), signer: nil)
    }

    private func order(
        _ claims: [ExaminedClaim], tickAt: Int64?, underWay: Int64?
    ) -> [String] {
        var queue = ExaminedQueue()
        queue.add(claims)
        var tick = tickAt
        var order: [String] = []
        while true {
            switch queue.next(tickAt: tick, underWay: underWay) {
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
}
