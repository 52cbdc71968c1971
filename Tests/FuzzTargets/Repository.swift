import Examination
import Foundation
import Registry

/// The checkout, whose examples and fixtures seeds are made of.
package struct Repository {
    private let root: URL

    /// The one that these sources lie in.
    package init() {
        root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    }

    /// A file's bytes.
    package func bytes(_ path: String) throws -> [UInt8] {
        // `Data(contentsOf:)` loses a page for each empty file, which the leak check would tell.
        let file = try FileHandle(forReadingFrom: root.appendingPathComponent(path))
        return try file.readToEnd().map(Array.init) ?? []
    }

    /// Paths of the regular files below a folder, in their order.
    package func paths(below folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(
            atPath: root.appendingPathComponent(folder).path
        )
        .filter { path in
            var isFolder: ObjCBool = false
            let file = root.appendingPathComponent(folder).appendingPathComponent(path).path
            return FileManager.default.fileExists(atPath: file, isDirectory: &isFolder)
                && !isFolder.boolValue && !path.split(separator: "/").contains { $0.hasPrefix(".") }
        }
        .sorted().map { folder + "/" + $0 }
    }

    /// The files below a folder whose names end so, up to a size.
    package func files(
        below folder: String, ending: String, maxBytes: Int
    ) throws -> [[UInt8]] {
        try paths(below: folder).filter { $0.hasSuffix(ending) }.map(bytes)
            .filter { $0.count <= maxBytes }
    }

    /// Everything below `schemas/`.
    func rules() throws -> RuleFiles {
        var files: [String: [UInt8]] = [:]
        for path in try paths(below: "schemas") {
            files[String(path.dropFirst("schemas/".count))] = try bytes(path)
        }
        return RuleFiles(files: files)
    }

    /// What was found for a target, by file name.
    package func findings(of target: String) throws -> [(name: String, bytes: [UInt8])] {
        let folder = "Tests/Fixtures/fuzz/findings/" + target
        guard FileManager.default.fileExists(atPath: root.appendingPathComponent(folder).path)
        else { return [] }
        return try paths(below: folder).map {
            (name: String($0.dropFirst(folder.count + 1)), bytes: try bytes($0))
        }
    }
}
