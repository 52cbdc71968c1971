import Foundation
import Testing

/// A throw-away demonstration workspace, used as a department would: with the command line and
/// plain files.
final class DemoWorkspace {
    static let registrar = "12370900DEMQ00001U"
    static let authority = "11370900DEMQ000022"
    static let traffic = "11370900DEMQ000035"
    static let water = "11370911DEMQ000059"
    static let operatorCompany = "91370900DEMQ000040"

    /// Its folder.
    let root: String
    private let isKept: Bool

    /// A workspace of its own, a copy of a prepared one.
    convenience init(_ prepared: Prepared = .fresh) throws {
        self.init(root: Scratch.fresh("workspace"))
        let copied = try tool("cp", "-a", try prepared.path, root)
        try #require(copied.exitCode == 0, "\(copied.errors)")
    }

    /// A folder that is or will be a workspace; kept to be copied by others, or removed with this.
    init(root: String, isKept: Bool = false) {
        self.root = root
        self.isKept = isKept
    }

    deinit {
        guard !isKept else { return }
        do {
            try FileManager.default.removeItem(atPath: root)
        } catch {
            print("left behind: \(root): \(error)")
        }
    }

    // MARK: The command line

    /// Runs a command to its end.
    @discardableResult
    func dengji(_ arguments: String...) throws -> Outcome {
        try RunningProgram(Scratch.program, arguments + ["--workspace", root]).wait()
    }

    /// Starts the watcher and leaves it running.
    func watcher(_ arguments: String...) throws -> RunningProgram {
        try RunningProgram(Scratch.program, ["run", "--workspace", root] + arguments)
    }

    /// Lets the registry run once at a time, `2026-01-05` or `2026-01-05T15:00`.
    func turn(_ time: String, _ place: SourceLocation = #_sourceLocation) throws {
        let moment = time + (time.contains("T") ? "" : "T09:00") + ":00+08:00"
        let outcome = try dengji("run", "--once", "--now", moment)
        try #require(outcome.exitCode == 0, "\(outcome.all)", sourceLocation: place)
        #expect(!outcome.errors.contains(" error "), "\(outcome.errors)", sourceLocation: place)
    }

    /// Makes a package that is ready to send, with changes to the text of its document.
    func package(
        _ id: String, of party: String = traffic, _ changes: [String: String] = [:],
        created: String = "2026-01-05T08:30:00+08:00", _ packArguments: String...
    ) throws -> String {
        try package(id, of: party, changes, created: created, signing: packArguments)
    }

    /// The same with arguments of `pack` in a list.
    func package(
        _ id: String, of party: String = traffic, _ changes: [String: String] = [:],
        created: String = "2026-01-05T08:30:00+08:00", signing packArguments: [String]
    ) throws -> String {
        let draft = root + "/samples/draft-" + UUID().uuidString
        let made = try dengji(
            "new", "resource-registration", "--applicant", party, "--id", id, "--created", created,
            "-o", draft)
        try #require(made.exitCode == 0, "\(made.all)")
        var text = try read(draft + "/application.xml")
        for (old, new) in changes {
            try #require(text.contains(old), "the example has no \(old)")
            text = text.replacingOccurrences(of: old, with: new)
        }
        try text.write(toFile: draft + "/application.xml", atomically: true, encoding: .utf8)
        let target = root + "/samples/" + id + ".zip"
        let arguments = ["pack", draft, "-o", target, "--received", String(created.prefix(10))]
        let packed = try RunningProgram(
            Scratch.program, arguments + packArguments + ["--workspace", root]
        ).wait()
        try #require(packed.exitCode == 0, "\(packed.all)")
        return target
    }

    // MARK: Files

    /// Copies a file into a drop folder with a done-marker, so that nothing waits for it to be still.
    func drop(_ path: String, in folder: String = "", as name: String? = nil) throws {
        let place = root + "/inbox/" + folder + "/"
        let target = place + (name ?? URL(fileURLWithPath: path).lastPathComponent)
        try FileManager.default.copyItem(atPath: path, toPath: target)
        guard !isFolder(path) else { return }
        try Data().write(to: URL(fileURLWithPath: target + ".ok"))
    }

    /// The same with text.
    func drop(text: String, in folder: String, as name: String) throws {
        let path = root + "/samples/" + name
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        try drop(path, in: folder)
    }

    /// A slip from `todo/`, filled in as an officer would with an editor.
    func slip(
        _ outcome: String, of number: String = "370900-2026-000001",
        for decider: String = registrar,
        officer: String = "li", reason: String = "材料齐全，审查通过。"
    ) throws -> String {
        try read("\(root)/outbox/\(decider)/todo/\(number)/slip-\(outcome).xml")
            .replacing(/<officer>[^<]*<\/officer>/, with: "<officer>\(officer)</officer>")
            .replacing(/<reason>[^<]*<\/reason>/, with: "<reason>\(reason)</reason>")
            .replacing(/result=""/, with: "result=\"conform\"")
    }

    /// Papers in a folder of the outbox, by number: `outbox/<folder>/<any year>/<number>_<kind>_…`.
    func papers(_ kind: String? = nil, to folder: String = traffic) throws -> [String] {
        let box = root + "/outbox/" + folder
        var found: [String] = []
        for year in try names(in: box) where year.allSatisfy(\.isNumber) {
            for name in try names(in: box + "/" + year) where name.hasSuffix(".xml") {
                if let kind, !name.contains("_\(kind)_") { continue }
                found.append("\(box)/\(year)/\(name)")
            }
        }
        return found
    }

    /// Names in a folder, sorted; none where there is no folder.
    func names(in path: String) throws -> [String] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }

    /// Paths of regular files below a folder of the workspace, sorted.
    func files(below folder: String) throws -> [String] {
        let top = root + "/" + folder
        let below = FileManager.default.enumerator(atPath: top)?.compactMap { $0 as? String } ?? []
        return below.map { top + "/" + $0 }.filter { !isFolder($0) }.sorted()
    }

    /// A text file.
    func read(_ path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
    }

    private func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            && isFolder.boolValue
    }

    // MARK: What must hold after anything

    /// The inbox is empty, nothing is half done, and `dengji verify` is content. With `REMAKE=1` all
    /// that follows from the journal is made anew too.
    func expectWhole(_ place: SourceLocation = #_sourceLocation) throws {
        try expectVerified(place)
        let isWanted = ProcessInfo.processInfo.environment["REMAKE"] == "1"
        if try isWanted && hasAllInputs { try expectRemade(place) }
    }

    /// The first of it.
    func expectVerified(_ place: SourceLocation = #_sourceLocation) throws {
        #expect(try files(below: "inbox") == [], sourceLocation: place)
        #expect(try files(below: "registry/staging") == [], sourceLocation: place)
        let verified = try dengji("verify", root)
        #expect(verified.exitCode == 0, "\(verified.all)", sourceLocation: place)
    }
}

/// Rule ids of a paper's findings.
func rules(in paper: String) -> [String] {
    paper.matches(of: /<finding[^>]* rule="([^"]*)"/).map { String($0.1) }
}
