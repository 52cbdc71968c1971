import Registry
import System
import WorkingDays

@testable import Pipeline
@testable import Storage

/// Makes up what people do in one story: some days of drops, good, bad, repeated and contradicting,
/// in three departments' folders and the common inbox, decisions on what was opened, and then weeks in
/// which only the clock acts.
///
/// What depends on one another lies in one folder and minutes apart, or a day apart, so that the law's
/// order is the same whatever the program did meanwhile.
struct Story {
    private let base: SimulatedBase
    private var dice: Dice
    private var steps: [Script.Step] = []
    private var fileNumber = 0
    private var isNightly = false
    /// Ids that opened a case by the end of the first day.
    private var opened: [String] = []

    private init(_ base: SimulatedBase, seed: UInt64) {
        self.base = base
        dice = Dice(seed ^ 0x0DD5)
    }

    /// The script of that story.
    static func script(_ base: SimulatedBase, seed: UInt64) -> Script {
        guard let start = Instant(iso: "2026-01-05T08:59:00+08:00") else {
            preconditionFailure("a constant is a time")
        }
        var story = Story(base, seed: seed)
        story.tell(from: start)
        let days = Int64(story.dice.pick([4, 20, 45]))
        let last = story.steps.map(\.at).max() ?? start
        return Script(
            start: start,
            end: max(
                start.adding(milliseconds: days * 86_400_000),
                last.adding(milliseconds: 7_200_000)),
            steps: story.steps, isNightly: story.isNightly)
    }

    private mutating func tell(from start: Instant) {
        for sender in SimulatedBase.senders where dice.number(0...4) > 0 {
            tellDay(of: sender, from: start)
        }
        if dice.once(in: 2) { tellCommonInbox(from: start) }
        tellDecisions(from: start)
    }

    /// A department's first day: a few files, one after the other.
    private mutating func tellDay(of sender: String, from start: Instant) {
        // Some come at night, around midnight.
        let isLate = dice.once(in: 8)
        if isLate { isNightly = true }
        var at = start.adding(
            milliseconds: isLate
                ? 53_990_000 + Int64(dice.number(0...60_000)) : Int64(dice.number(1...30_000_000)))
        let folder = WorkspacePaths.inbox.appending(Path(sender))
        let own = base.good.filter { $0.party == sender }
        for _ in 0..<dice.number(1...4) {
            let package = dice.pick(own)
            let name = freshName("zip")
            switch dice.number(0...9) {
            case 0:
                let spoiled = dice.pick(base.spoiled.keys.sorted())
                let suffix = spoiled.hasSuffix(".xml") ? "xml" : "zip"
                drop(freshName(suffix), base.spoiled[spoiled] ?? [], in: folder, at)
            case 1:
                if let other = base.other[package.name] { drop(name, other, in: folder, at) }
                if !opened.contains(package.name) { opened.append(package.name) }
            case 2:
                let path = folder.appending(Path("box\(fileNumber)"))
                steps.append(
                    Script.Step(
                        at: at, what: .folder(path, inside: "scan.txt", Array("scan".utf8))))
            case 3:
                drop(freshName("xml"), supplement(sender), in: folder, at)
            default:
                drop(name, package.bytes, in: folder, at)
                if !opened.contains(package.name) { opened.append(package.name) }
            }
            at = at.adding(milliseconds: Int64(dice.number(60_000...3_000_000)))
        }
    }

    /// What lies in the common inbox is known by its signature.
    private mutating func tellCommonInbox(from start: Instant) {
        let at = start.adding(milliseconds: Int64(dice.number(1...30_000_000)))
        let inbox = WorkspacePaths.inbox
        let signed = dice.pick(base.signed)
        drop(freshName("zip"), signed.bytes, in: inbox, at)
        opened.append(signed.name)
        if dice.once(in: 2) {
            drop(
                freshName("zip"), signed.bytes, in: inbox,
                at.adding(milliseconds: Int64(dice.number(60_000...600_000))))
        }
        if dice.once(in: 2) {
            drop(
                freshName("zip"), dice.pick(base.good).bytes, in: inbox,
                at.adding(milliseconds: Int64(dice.number(700_000...900_000))))
        }
    }

    /// Officers decide on later days.
    private mutating func tellDecisions(from start: Instant) {
        let folder = WorkspacePaths.inbox.appending(Path(SimulatedBase.registrar))
        var at = start.adding(milliseconds: 2 * 86_400_000)
        for package in opened where dice.number(0...5) > 0 {
            let outcome = dice.pick(base.slips.keys.sorted())
            steps.append(
                Script.Step(
                    at: at,
                    what: .slip(
                        folder.appending(Path(freshName("xml"))), package: package,
                        outcome: outcome)))
            at = at.adding(milliseconds: Int64(dice.number(60_000...2_000_000)))
            // The next day's morning, now and then.
            if dice.once(in: 3) {
                at = at.day.adding(days: 1).start.adding(milliseconds: 32_400_000)
            }
        }
    }

    private mutating func freshName(_ suffix: String) -> String {
        fileNumber += 1
        return "f\(fileNumber).\(suffix)"
    }

    /// A file comes in one of the ways in which files come.
    private mutating func drop(
        _ name: String, _ bytes: [UInt8], in folder: Path, _ at: Instant
    ) {
        let path = folder.appending(Path(name))
        let marker = folder.appending(Path(name + ".ok"))
        let told = !dice.once(in: 4)
        switch dice.number(0...3) {
        case 0:
            steps.append(Script.Step(at: at, what: .renamedIn(path, bytes, told: told)))
        case 1:
            let half = Array(bytes.prefix(bytes.count / 2))
            steps.append(Script.Step(at: at, what: .begun(path, half)))
            steps.append(
                Script.Step(
                    at: at.adding(milliseconds: Int64(dice.number(1...400))),
                    what: .ended(path, bytes, told: told)))
        case 2:
            steps.append(Script.Step(at: at, what: .ended(path, bytes, told: false)))
            // At the same moment: taken with its marker or without, it was received then.
            steps.append(Script.Step(at: at, what: .marker(marker, told: told)))
        default:
            steps.append(Script.Step(at: at, what: .ended(path, bytes, told: told)))
        }
    }

    private mutating func supplement(_ party: String) -> [UInt8] {
        Array(
            """
            <supplement xmlns="urn:dengji:supplement:1" format="1" kind="supplement" \
            id="S-\(fileNumber)" created="2026-01-05T08:40:00+08:00">\
            <package>\(dice.pick(base.good).name)</package><party>\(party)</party>\
            <values><value field="resource.summary">补充后的简介</value></values></supplement>
            """.utf8)
    }
}
