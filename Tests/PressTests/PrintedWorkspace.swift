import Foundation
import Testing

/// A demonstration workspace whose papers are printed, run by the built programs.
final class PrintedWorkspace {
    static let registrar = "12370900DEMQ00001U"
    static let traffic = "11370900DEMQ000035"

    let root: String
    private let program: String

    /// A new one; `programs` is the folder of the programs that run it.
    init(printing: Bool = true, programs: String = Scratch.programs) throws {
        root = Scratch.fresh("workspace")
        program = programs + "/dengji"
        try run([
            "init", root, "--demo", printing ? "--pdf" : "--no-pdf", "--now",
            "2026-01-04T09:00:00+08:00",
        ])
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: root)
        } catch {
            print("left behind: \(root): \(error)")
        }
    }

    /// Runs a command that must succeed.
    @discardableResult
    func run(
        _ arguments: [String], _ place: SourceLocation = #_sourceLocation
    ) throws -> Outcome {
        let outcome = try dengji(arguments)
        try #require(
            outcome.exitCode == 0, "\(arguments) \(outcome.text)\(outcome.errors)",
            sourceLocation: place)
        return outcome
    }

    /// Runs a command.
    func dengji(_ arguments: [String]) throws -> Outcome {
        let isInit = arguments.first == "init"
        return try tool(
            program, arguments + (isInit ? [] : ["--workspace", root]),
            environment: [
                "LC_ALL": "C.UTF-8", "DENGJI_SCHEMAS": Scratch.package + "/schemas",
            ])
    }

    /// Lets the registry run once at a day.
    @discardableResult
    func turn(_ day: String) throws -> Outcome {
        try run(["run", "--once", "--now", day + "T09:00:00+08:00"])
    }

    /// Drops a good package of the department for traffic.
    func drop(_ id: String) throws {
        let draft = root + "/samples/" + id
        try run([
            "new", "resource-registration", "--applicant", PrintedWorkspace.traffic, "--id", id,
            "--created", "2026-01-05T08:30:00+08:00", "-o", draft,
        ])
        try run([
            "pack", draft, "-o", "\(root)/inbox/\(PrintedWorkspace.traffic)/\(id).zip",
            "--received", "2026-01-05",
        ])
    }

    /// Has the officer pass the case that waits.
    func pass(_ number: String = "370900-2026-000001") throws {
        let todo = "\(root)/outbox/\(PrintedWorkspace.registrar)/todo/\(number)/slip-pass.xml"
        let slip = try String(contentsOfFile: todo, encoding: .utf8)
            .replacing(/<officer>[^<]*<\/officer>/, with: "<officer>li</officer>")
            .replacing(/<reason>[^<]*<\/reason>/, with: "<reason>材料齐全，审查通过。</reason>")
            .replacing(/result=""/, with: "result=\"conform\"")
        let path = "\(root)/inbox/\(PrintedWorkspace.registrar)/pass.xml"
        try slip.write(toFile: path, atomically: true, encoding: .utf8)
    }

    /// Files of the outbox with that ending, but not of `todo/`, sorted.
    func outbox(_ ending: String) throws -> [String] {
        let top = root + "/outbox"
        let all = FileManager.default.enumerator(atPath: top)?.compactMap { $0 as? String } ?? []
        return all.filter { $0.hasSuffix(ending) && !$0.contains("/todo/") }
            .map { top + "/" + $0 }.sorted()
    }

    /// The papers of the outbox, without the status list.
    func papers() throws -> [String] {
        try outbox(".xml").filter { path in
            try String(contentsOfFile: path, encoding: .utf8).contains("<paper ")
        }
    }
}
