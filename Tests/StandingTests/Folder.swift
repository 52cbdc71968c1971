import Foundation

@testable import Registry
@testable import Standing
@testable import System

/// A folder of its own that goes when the test ends.
final class Folder {
    let path: String

    init() throws {
        path =
            FileManager.default.temporaryDirectory.path + "/dengji-standing-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    static let key = StandingKey(of: [1, 2, 3])

    /// A file in it.
    func file(_ name: String = "standing.sqlite") -> StandingFile {
        StandingFile(Path(path + "/" + name), key: Self.key)
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            print("left behind: \(path): \(error)")
        }
    }
}
