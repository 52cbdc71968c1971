import Digests
import Registry
import System

@testable import Storage

/// What a registry did, told so that two runs of one story tell the same: without signature values,
/// salts, digests that follow from them, recorded times, and with what was numbered in the order of
/// taking named after the package that it came from.
struct Account: Sendable {
    /// Lines and papers of each case, in their order; by the id of the package that opened it.
    private(set) var cases: [String: [String]] = [:]
    /// Lines that concern no case, in no order.
    private(set) var others: [String] = []
    /// What is wrong with the telling itself.
    private(set) var faults: [String] = []

    init(_ world: SimulatedWorld) {
        do {
            try tell(world)
        } catch {
            faults.append("no account can be given: \(error)")
        }
    }

    private mutating func tell(_ world: SimulatedWorld) throws {
        let disk = world.simulated
        let isNightly = world.script.isNightly
        var lines: [JournalLine] = []
        _ = try JournalReader(disk: disk).read(after: world.base.head) { line, _ in
            lines.append(line)
        }
        var names = Names()
        var standings: [CaseNumber: CaseStanding] = [:]
        for line in lines {
            names.learn(line.entry)
            if let standing = line.entry.standing { standings[standing.number] = standing }
        }
        for line in lines {
            let entry = line.entry
            // How often the status list is made depends on the days on which the program ran.
            if entry.input.type == "status" { continue }
            var text = Account.head(of: entry, names, isNightly: isNightly)
            for file in entry.files {
                if isNightly {
                    text += "\n    \(file.place.rawValue) \(file.kind)"
                    continue
                }
                let folder = entry.standing.flatMap { standings[$0.number] }.map {
                    WorkspacePaths.caseFolder($0.folder, $0.number)
                }
                text += "\n    " + (try Account.tell(file, folder, disk, names))
            }
            let number = entry.standing?.number ?? entry.input.caseNumber
            if let name = number.flatMap({ names.cases[$0.text] }) {
                cases[name, default: []].append(text)
            } else {
                others.append(text)
            }
        }
        for (number, standing) in standings where !isNightly {
            let path = WorkspacePaths.caseFolder(standing.folder, number) / "case.xml"
            let text = names.plain(try disk.contents(of: path))
            cases[names.cases[number.text] ?? "?", default: []].append(text)
        }
        others.sort()
    }

    private static func head(
        of entry: JournalEntry, _ names: Names, isNightly: Bool
    ) -> String {
        let input = entry.input
        var words = [
            input.type, entry.events.joined(separator: ","), "from \(input.sender?.code ?? "-")",
            "id \(input.packageID?.text ?? "-")",
        ]
        if !isNightly || input.claim != nil { words.append("received \(input.receivedAt)") }
        if let standing = entry.standing {
            words.append("in \(standing.folder)")
            if !isNightly, let tick = standing.tick { words.append("\(tick.kind) at \(tick.at)") }
        }
        for entry in entry.entries ?? [] { words.append("entry \(entry.number)") }
        return names.plain(Array(words.joined(separator: " ").utf8))
    }

    private static func tell(
        _ file: JournalFile, _ folder: Path?, _ disk: SimulatedDisk, _ names: Names
    ) throws -> String {
        let what = "\(file.place.rawValue) \(file.kind) \(file.manner.rawValue)"
        if file.manner == .replace, file.place != .outbox { return what }
        // A bag's tag files tell sizes, digests and the day of bagging.
        if file.kind == "bag" { return what }
        if file.source == .claim { return "\(what) \(file.sizeBytes) bytes" }
        let path = WorkspacePaths.path(of: file, caseFolder: folder)
        let text = names.plain(try disk.contents(of: path))
        return what + " " + text
    }

    /// Where the other tells something else; the first few places.
    func differences(from other: Account) -> [String] {
        var found = faults + other.faults
        for name in Set(cases.keys).union(other.cases.keys).sorted() {
            let own = cases[name] ?? []
            let calm = other.cases[name] ?? []
            if own == calm { continue }
            let place = zip(own, calm).enumerated().first { $0.element.0 != $0.element.1 }
            let index = place?.offset ?? min(own.count, calm.count)
            found.append(
                "case of \(name), part \(index + 1) of \(own.count) and \(calm.count):\n"
                    + Account.parting(
                        own.indices.contains(index) ? own[index] : "(nothing)",
                        calm.indices.contains(index) ? calm[index] : "(nothing)"))
        }
        for extra in others.difference(from: other.others).insertions.prefix(2) {
            if case .insert(_, let text, _) = extra { found.append("only here: \(text)") }
        }
        for extra in other.others.difference(from: others).insertions.prefix(2) {
            if case .insert(_, let text, _) = extra { found.append("only calm: \(text)") }
        }
        return found
    }

    /// Two texts from a little before where they part.
    private static func parting(_ own: String, _ calm: String) -> String {
        let same = zip(own.utf8, calm.utf8).prefix { $0 == $1 }.count
        func rest(_ text: String) -> String {
            String(decoding: text.utf8.dropFirst(max(0, same - 120)).prefix(400), as: UTF8.self)
        }
        return "  here: …\(rest(own))\n  calm: …\(rest(calm))"
    }
}
