import Foundation

@testable import Registry
@testable import Search
@testable import System
@testable import WorkingDays

/// An item with everything fixed but what a test is about.
func item(
    _ number: String, _ name: String = "泰安市公共交通线路站点信息", kind: SearchItem.Kind = .aCase,
    state: String = "review", isOpen: Bool = true, since: Int = 20_000, words: [String] = []
) -> SearchItem {
    SearchItem(
        kind: kind, number: number, subject: PackageKind(rawValue: "resource-registration"),
        procedure: kind == .aCase ? "registration" : nil, name: name,
        registrants: [
            SearchItem.Holder(code: "11370900DEMQ000035", name: "泰安市交通运输局（演示）")
        ],
        state: state, isOpen: isOpen, since: Day(number: since),
        words: [name, number, "370900-JT/0001", "泰安市交通运输局（演示）", "11370900DEMQ000035"] + words)
}

extension SearchIndex {
    /// Numbers of what is found.
    func numbers(
        _ text: String, kind: SearchItem.Kind? = nil, state: String? = nil, limit: Int = 50
    ) throws -> [String] {
        guard let query = SearchQuery(text: text, kind: kind, state: state, limit: limit) else {
            return []
        }
        return try find(query).items.map(\.number)
    }
}

/// A folder of its own that goes when the test ends.
final class Folder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/dengji-search-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    /// The index in it.
    var index: Path { Path(path + "/index.sqlite") }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            print("left behind: \(path): \(error)")
        }
    }
}
