import Foundation

/// A source of this package.
struct SourceFile: Sendable {
    /// The folder below `Sources/` or `Tests/` it lies in.
    let room: String
    /// Its path from the package's folder.
    let path: String
    /// Its lines as they stand.
    let lines: [String]
    /// Its lines without comments and the inside of strings; the same number of them.
    let code: [String]

    init(path: String, text: String) {
        self.path = path
        room = String(path.split(separator: "/")[1])
        lines = text.components(separatedBy: "\n")
        code = path.hasSuffix(".swift") ? CodeScan.lines(of: text) : lines
    }

    /// The package's folder.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every Swift file below `Sources/`.
    static let sources = below("Sources", endings: ["swift"])

    /// Every Swift file below `Tests/`.
    static let tests = below("Tests", endings: ["swift"])

    /// Headers, C files and module maps below `Sources/`.
    static let shims = below("Sources", endings: ["h", "c", "modulemap"])

    /// Folders below `Sources/`: rooms of either language.
    static let rooms = Set((sources + shims).map(\.room))

    /// A text of this package.
    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    private static func below(_ folder: String, endings: Set<String>) -> [SourceFile] {
        let top = root.appendingPathComponent(folder)
        let found =
            FileManager.default.enumerator(atPath: top.path)?
            .compactMap { $0 as? String }.sorted() ?? []
        return found.filter { endings.contains(($0 as NSString).pathExtension) }.map { relative in
            let path = "\(folder)/\(relative)"
            do {
                return SourceFile(path: path, text: try text(path))
            } catch {
                preconditionFailure("\(path) was listed and cannot be read: \(error)")
            }
        }
    }
}
