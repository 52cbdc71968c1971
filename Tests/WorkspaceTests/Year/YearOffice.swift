import Foundation
import Pipeline
import Synchronization
import System
import Testing
import WorkingDays

/// The registry in which a year is lived: turns it day by day in this process, and reads back what
/// it did from its files alone.
final class YearOffice {
    let workspace: DemoWorkspace
    /// Days on which the registry turned, in order.
    private(set) var turns: [String] = []
    /// Cases by the id of the package that opened them.
    private(set) var cases: [String: String] = [:]
    /// How many cases each kind of package opened.
    private(set) var kinds: [String: Int] = [:]
    /// Ids of packages that were returned.
    private(set) var returned: Set<String> = []
    private var opened: Workspace
    private var linesRead = 0

    /// A workspace just made; its rules are read once for all turns.
    init() throws {
        workspace = try DemoWorkspace()
        opened = try Workspace.open(Path(workspace.root))
    }

    /// The time of day at which the registry turns.
    static let hour = "T09:00:00+08:00"

    /// Lets the registry take in everything and every due tick on that day, and end. Where a step
    /// changed the parties it is opened anew and goes on, as the program does.
    func turn(on day: String) throws {
        while try !turnOnce(on: day) { opened = try Workspace.open(Path(workspace.root)) }
        turns.append(day)
        try readJournal()
    }

    /// One run of the loop; false when the workspace has to be read anew for the rest.
    private func turnOnce(on day: String) throws -> Bool {
        let start = try #require(Instant(iso: day + YearOffice.hour))
        let examiner = URL(fileURLWithPath: Scratch.program).deletingLastPathComponent()
        let trouble = Mutex<[String]>([])
        let opensAnew = Mutex(false)
        let loop = try RegistryLoop(
            opened,
            options: RegistryLoop.Options(
                isSinglePass: true, workers: 1,
                examiner: Path(examiner.path + "/dengji-examiner"), engine: "test",
                random: { count in (0..<count).map { _ in .random(in: 0...255) } }),
            clock: ShiftedClock(startingAt: start),
            report: { report in
                switch report {
                case .started, .committed, .line, .stopped, .polled, .lateMarkerRemoved: break
                case .opensAnew: opensAnew.withLock { $0 = true }
                default: trouble.withLock { $0.append("\(report)") }
                }
            })
        try loop.run()
        let said = trouble.withLock { $0 }
        #expect(said == [], "\(day)")
        return !opensAnew.withLock { $0 }
    }

    /// Case files by number, as they lay at the last `gather`.
    private(set) var files: [String: String] = [:]
    /// Files of the register by number, as they lay at the last `gather`.
    private(set) var entries: [String: String] = [:]

    /// Reads every case and every entry.
    func gather() throws {
        for folder in ["stages", "archive"] {
            for path in try workspace.files(below: "registry/" + folder)
            where path.hasSuffix("/case.xml") {
                let parts = path.split(separator: "/").dropLast().filter { $0 != "data" }
                files[String(parts[parts.count - 1])] = try workspace.read(path)
            }
        }
        for path in try workspace.files(below: "registry/register") where path.hasSuffix(".xml") {
            let name = path.split(separator: "/").last.map { String($0.dropLast(4)) }
            entries[name ?? ""] = try workspace.read(path)
        }
    }

    /// The number of the case that a package opened.
    func number(of id: String) throws -> String {
        try #require(cases[id], "\(id) opened no case")
    }

    /// The case file of a number, wherever it lies now.
    func caseFile(_ number: String) throws -> String {
        let found = try workspace.files(below: "registry").first {
            $0.contains("/\(number)/") && $0.hasSuffix("/case.xml")
        }
        return try workspace.read(try #require(found, "no case \(number)"))
    }

    /// The kinds of papers about a case in somebody's folder of the outbox.
    func papers(about number: String, to party: String) throws -> Set<String> {
        let own = try workspace.papers(to: party).filter { $0.hasSuffix("_\(number).xml") }
        return Set(own.compactMap { $0.split(separator: "_").dropLast().last.map(String.init) })
    }

    /// The registration number that a case led to.
    static func registrationNumber(in text: String) -> String? {
        text.firstMatch(of: /<registrationNumber>([^<]*)</).map { String($0.1) }
    }

    /// The words behind a name in an element of an XML text, `closed="refused"`.
    static func attribute(_ name: String, of element: String, in text: String) -> String? {
        guard let start = text.range(of: "<\(element) ") else { return nil }
        let rest = text[start.upperBound...]
        let tag = rest[..<(rest.firstIndex(of: ">") ?? rest.endIndex)]
        guard let value = tag.range(of: "\(name)=\"") else {
            return nil
        }
        return String(tag[value.upperBound...].prefix { $0 != "\"" })
    }

    /// The acts of a case in order: name, the day of the clock, the day of effect.
    static func acts(in text: String) -> [(name: String, at: String, effective: String)] {
        text.components(separatedBy: "<act ").dropFirst().map { part in
            func value(_ name: String) -> String {
                guard let found = part.range(of: " \(name)=\"") ?? part.range(of: "\(name)=\"")
                else { return "" }
                return String(part[found.upperBound...].prefix { $0 != "\"" })
            }
            return (value("name"), String(value("at").prefix(10)), value("effective"))
        }
    }

    private func readJournal() throws {
        var seen = 0
        for path in try workspace.files(below: "registry/journal") {
            for line in try workspace.read(path).split(separator: "\n") {
                seen += 1
                guard seen > linesRead else { continue }
                let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
                let entry = try #require(value as? [String: Any])
                let input = entry["input"] as? [String: Any]
                let events = entry["events"] as? [String] ?? []
                guard let id = input?["packageID"] as? String else { continue }
                if events.contains("opened"), let standing = entry["standing"] as? [String: Any] {
                    cases[id] = standing["number"] as? String
                    kinds[input?["kind"] as? String ?? "", default: 0] += 1
                }
                if events.contains("returned"), input?["kind"] as? String != "decision" {
                    returned.insert(id)
                }
            }
        }
        linesRead = seen
    }
}
