import Foundation

/// A Swift source of this package, as lines.
struct SourceFile: CustomStringConvertible {
    let room: String
    let path: String
    let lines: [String]

    var description: String { path }

    /// The package's folder.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every source below `Sources/`.
    static let all: [SourceFile] = below("Sources")

    /// Every source below a folder of the package, in the order of paths.
    static func below(_ folder: String) -> [SourceFile] {
        let top = root.appendingPathComponent(folder)
        let found =
            FileManager.default.enumerator(atPath: top.path)?
            .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted() ?? []
        return found.map { relative in
            let text = try? String(
                contentsOf: top.appendingPathComponent(relative), encoding: .utf8)
            return SourceFile(
                room: String(relative.split(separator: "/")[0]), path: "\(folder)/\(relative)",
                lines: (text ?? "").components(separatedBy: "\n"))
        }
    }

    /// Lines without what stands after `//`, and without the inside of strings on one line.
    var code: [String] {
        lines.map { line in
            var result = ""
            var isString = false
            var previous: Character = " "
            for character in line {
                if character == "\"", previous != "\\" { isString.toggle() }
                if !isString, character == "/", previous == "/" {
                    result.removeLast()
                    break
                }
                if !isString || character == "\"" { result.append(character) }
                previous = character
            }
            return result
        }
    }
}
