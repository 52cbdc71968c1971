import Registry
import XML

/// Where the parts of a document stand about which the registry itself may have something to say.
enum SourceReading {
    /// Elements below the root that are looked at: of an application who applies and what it
    /// committed itself to; of a slip and of a package for a case everything.
    private static let parts: Set<String> = [
        "applicants", "agent", "commitment", "case", "stage", "revision", "outcome", "party",
        "officer", "reason", "checklist", "steps", "objection", "package", "values", "entry",
        "changes", "renewal", "nationalCode",
    ]
    /// More places than any form has; a list that goes on is cut.
    private static let most = 2000

    /// The lines of those elements, and of the root.
    static func source(of root: XMLElement, file: String) -> DocumentSource {
        let path = root.path
        var lines = [path: root.line]
        var waiting = root.children.filter { parts.contains($0.name) }.reversed()
            .map { (element: $0, parent: path) }
        while let (element, parent) = waiting.popLast(), lines.count < most {
            let path = element.path(below: parent)
            lines[path] = element.line
            waiting += element.children.reversed().map { ($0, path) }
        }
        return DocumentSource(file: file, root: root.name, lines: lines)
    }
}
