/// Which members carry out a protocol's requirement and so inherit its comment.
struct Witnesses {
    /// Requirements by protocol: those of every room, and those of libraries that rooms conform to.
    private let requirements: [String: Set<String>]

    private static let standard: [String: Set<String>] = [
        "CustomStringConvertible": ["description"],
        "CustomDebugStringConvertible": ["debugDescription"],
        "LocalizedError": ["errorDescription"],
        "Equatable": ["=="], "Hashable": ["==", "hash"], "Comparable": ["<", "=="],
        "Encodable": ["encode"], "Decodable": ["init"], "Codable": ["encode", "init"],
        "RawRepresentable": ["init", "rawValue"], "CaseIterable": ["allCases"],
        "Identifiable": ["id"], "Sequence": ["makeIterator"], "IteratorProtocol": ["next"],
        "Collection": ["startIndex", "endIndex", "index", "subscript"],
        "RandomAccessCollection": ["startIndex", "endIndex", "index", "subscript"],
        "ExpressibleByStringLiteral": ["init"], "ExpressibleByArrayLiteral": ["init"],
        "RandomNumberGenerator": ["next"], "TextOutputStream": ["write"],
        "ParsableCommand": ["configuration", "run", "validate"],
        "ExpressibleByArgument": ["init", "defaultValueDescription", "allValueStrings"],
        "LogHandler": ["log", "logLevel", "metadata", "subscript"],
    ]

    init(_ files: [SourceFile]) {
        var requirements = Witnesses.standard
        for file in files {
            var name: String?
            var depth = 0
            for line in file.code {
                if depth == 0 {
                    let declaration = Declaration(line)
                    name = declaration?.keyword == "protocol" ? declaration?.name : nil
                } else if depth == 1, let name, let member = Declaration(line) {
                    requirements[name, default: []].insert(member.name)
                }
                depth += line.count { $0 == "{" } - line.count { $0 == "}" }
            }
        }
        self.requirements = requirements
    }

    /// Whether a member of a file carries out a requirement of a protocol the file names as
    /// conformed to.
    func contain(_ member: Declaration, in file: SourceFile) -> Bool {
        Witnesses.conformances(in: file.code).contains {
            requirements[$0, default: []].contains(member.name)
        }
    }

    private static func conformances(in code: [String]) -> Set<String> {
        var names: Set<String> = []
        for (index, line) in code.enumerated() {
            guard let declaration = Declaration(line),
                ["struct", "enum", "class", "extension", "actor"].contains(declaration.keyword)
            else { continue }
            var head = ""
            for part in code[index...] {
                head += part + " "
                if part.contains("{") { break }
            }
            guard let colon = head.firstIndex(of: ":") else { continue }
            let list = head[head.index(after: colon)...].prefix { $0 != "{" }
            for name in list.split(whereSeparator: { $0 == "," || $0 == " " }) {
                names.insert(String(name))
            }
        }
        return names
    }
}
