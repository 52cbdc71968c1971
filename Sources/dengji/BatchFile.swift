internal import Pipeline
internal import Registry
internal import System
internal import Tables
internal import XML

/// The file of `decide --batch`: many slips as a desk hands them over (`slips.xsd`), a single one, or a
/// table with a decision in each row.
enum BatchFile {
    /// One decision of it.
    struct Entry {
        /// Where it stands: a line of the XML, a row of the table.
        var place: Int
        var content: Content
    }

    /// What it says.
    enum Content {
        /// A finished slip, canonical.
        case slip([UInt8])
        /// A row of a table.
        case row(caseNumber: String, SlipWish)
    }

    /// The decisions of a file. What is wrong with it as a whole is told and throws `Unsatisfied`.
    /// `wish` is what rows of a table do not say.
    static func read(
        _ path: Path, wish: SlipWish, rules: RuleFiles
    ) throws -> [Entry] {
        let bytes = try WorkspaceFolder.bytes(of: path, max: TableLimits.standard.maxBytes)
        if isXML(bytes) { return try slips(bytes, path, rules) }
        do {
            return try BatchTable.entries(in: try TableBook.read(bytes), wish: wish)
        } catch let refusal as TableRefusal {
            throw told(path, [Message(zh: refusal.chinese, en: refusal.english)])
        } catch let refusal as BatchRefusal {
            throw told(path, [refusal.message])
        }
    }

    private static func isXML(_ bytes: [UInt8]) -> Bool {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        let first = start.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return first == UInt8(ascii: "<")
    }

    private static func slips(
        _ bytes: [UInt8], _ path: Path, _ rules: RuleFiles
    ) throws -> [Entry] {
        let problems: [XMLProblem]
        switch try XMLDocument.parse(bytes, limits: .standard) {
        case .problems(let found): problems = found
        case .document(let document):
            // One slip alone is judged like each of many, by the examination.
            if document.root.name == "decision" { return [try entry(document.root)] }
            let schema = try XMLSchema.compile(
                try Workspace.xsd("slips", rules), name: "slips.xsd",
                resolving: { rules.files["xsd/" + $0] })
            problems = try schema.validate(document)
            if problems.isEmpty {
                return try document.root.all("decision").map(entry)
            }
        }
        throw told(
            path,
            problems.map { problem in
                let line = problem.line.map { String($0) } ?? "–"
                return Message(
                    zh: "第 \(line) 行：\(problem.message)", en: "line \(line): \(problem.message)")
            })
    }

    private static func entry(_ slip: XMLElement) throws -> Entry {
        Entry(place: slip.line, content: .slip(try CanonicalXML.exclusive(subtree: slip)))
    }

    private static func told(_ path: Path, _ messages: [Message]) -> Unsatisfied {
        for message in messages {
            Console.note(Message(zh: "\(path)：\(message.zh)", en: "\(path): \(message.en)").text)
        }
        Console.note(Message(zh: "没有放入决定单。", en: "No slip was dropped.").text)
        return Unsatisfied()
    }
}
