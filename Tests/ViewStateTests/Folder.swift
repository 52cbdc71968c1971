import Foundation
import GRDB

@testable import System
@testable import ViewState

/// A folder of its own that goes when the test ends.
final class Folder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/dengji-views-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    var name: String { path + "/views.sqlite" }

    /// The file in it.
    func file() -> ViewStateFile { ViewStateFile(Path(name)) }

    /// Does something to the file behind its back.
    func spoil(_ sql: String) throws {
        let queue = try DatabaseQueue(path: name)
        try queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            print("left behind: \(path): \(error)")
        }
    }
}
