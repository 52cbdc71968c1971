internal import Examination
internal import Packages
internal import Papers
internal import Registry
internal import System
internal import WorkingDays

/// `dengji decide --batch`: each decision of a file becomes a slip, is put to the docket, and is dropped
/// when nothing is wrong with it.
struct BatchRun {
    private let drop: SlipDrop
    private let wish: SlipWish
    private let now: Instant
    private let shelf: CaseShelf
    private let surroundings: CaseSurroundings
    private let check: PackageCheck

    /// `wish` is what the rows of a table do not say.
    init(_ drop: SlipDrop, wish: SlipWish, now: Instant) throws {
        self.drop = drop
        self.wish = wish
        self.now = now
        shelf = CaseShelf(drop.workspace)
        surroundings = try CaseSurroundings(drop.workspace, shelf: RuleShelf(drop.workspace))
        check = try PackageCheck(drop.workspace, received: now.day)
    }

    /// Decides; what was done so far is told also when the world fails in the middle.
    func run(_ file: String, format: OutputFormat) throws {
        let entries = try BatchFile.read(
            Path(file), wish: wish, rules: try drop.workspace.rules())
        var results: [BatchResult] = []
        var failure: CommandError?
        var seen: Set<PackageID> = []
        let progress = ProgressLine(Message(zh: "决定", en: "decisions"), total: entries.count)
        defer { progress.finish() }
        for entry in entries {
            progress.advance()
            do {
                results.append(try result(of: entry, &seen))
            } catch {
                let known = CommandError(error)
                results.append(BatchRun.failed(entry, known))
                if known.status == .environment {
                    failure = known
                    break
                }
            }
        }
        progress.finish()
        switch format {
        case .text: Console.print(BatchResult.text(results))
        case .json: Console.print(try JSONText.of(results))
        }
        if let failure { throw failure }
        guard results.allSatisfy(\.isDropped) else { throw Unsatisfied() }
    }

    private func result(
        of entry: BatchFile.Entry, _ seen: inout Set<PackageID>
    ) throws -> BatchResult {
        switch entry.content {
        case .row(let caseNumber, let wish):
            let record = try shelf.find(try ArgumentReading.caseNumber(caseNumber)).record
            let context = try surroundings.context(of: record, now: now)
            let slip = try SlipComposition(record: record, context: context, wish: wish).slip()
            let id = try SlipDrop.id(of: slip, in: context)
            let bytes = SlipDraft.write(decision: slip, id: id, created: now)
            return try result(entry.place, slip, id, bytes, record, context, &seen)
        case .slip(let bytes):
            let examined = examine(bytes)
            if case .engineFailure(let reason) = examined.verdict {
                throw CommandError.notJudged("decision.xml", reason)
            }
            guard case .valid = examined.verdict, let facts = examined.facts,
                let slip = facts.slip
            else {
                let about = examined.facts?.slip
                return BatchResult(
                    entry.place, about?.caseNumber.text ?? "", about?.outcome ?? "",
                    findings: examined.findings)
            }
            let record = try shelf.find(slip.caseNumber).record
            let context = try surroundings.context(of: record, now: now)
            return try result(entry.place, slip, facts.id, bytes, record, context, &seen)
        }
    }

    private func result(
        _ place: Int, _ slip: DecisionSlip, _ id: PackageID, _ unsigned: [UInt8],
        _ record: CaseRecord, _ context: DocketContext, _ seen: inout Set<PackageID>
    ) throws -> BatchResult {
        guard seen.insert(id).inserted else {
            throw CommandError.usage(
                Message(zh: "前面已有同一个决定。", en: "the same decision stands further up."))
        }
        let bytes = try drop.sealed(unsigned, for: slip, in: context)
        let findings = drop.findings(slip, id: id, bytes: bytes, case: record, in: context)
        let number = slip.caseNumber.text
        guard findings.isEmpty else {
            return BatchResult(place, number, slip.outcome, findings: findings)
        }
        return BatchResult(
            place, number, slip.outcome,
            dropped: try drop.drop(bytes, id: id, party: slip.party))
    }

    /// The examination of intake.
    private func examine(_ bytes: [UInt8]) -> Examination {
        check.examine(
            PackageSource(sizeBytes: bytes.count) { offset, count in
                Array(bytes[min(offset, bytes.count)..<min(offset + count, bytes.count)])
            }, fileName: "decision.xml")
    }

    private static func failed(_ entry: BatchFile.Entry, _ error: CommandError) -> BatchResult {
        guard case .row(let caseNumber, let wish) = entry.content else {
            return BatchResult(entry.place, "", "", error: error)
        }
        return BatchResult(entry.place, caseNumber, wish.outcome, error: error)
    }
}
