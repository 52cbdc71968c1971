import Foundation
import Testing

extension DemoWorkspace {
    /// Sets a value of `config.xml`, or adds it where it has to stand.
    func configure(_ name: String, _ value: String) throws {
        try edit("registry/config.xml") { text in
            let element = "<\(name)>\(value)</\(name)>"
            if let old = text.firstMatch(of: try Regex("<\(name)>[^<]*</\(name)>")) {
                return text.replacingCharacters(in: old.range, with: element)
            }
            // After `still` come `look`, `waitingNotice` and `events`, in this order.
            let order = ["still", "look", "waitingNotice", "events"]
            let before = try #require(order.firstIndex(of: name))
            let after = try #require(
                order[..<before].reversed().first { text.contains("</\($0)>") })
            return text.replacing("</\(after)>", with: "</\(after)>" + element)
        }
    }

    /// Adds limits to `config.xml`, as somebody with an editor would.
    func set(limits: [String: String]) throws {
        if limits.isEmpty { return }
        let elements = limits.sorted { $0.key < $1.key }.map {
            "<limit id=\"\($0.key)\" value=\"\($0.value)\"/>\n"
        }
        try edit("registry/config.xml") {
            $0.replacing("</config>", with: elements.joined() + "</config>")
        }
    }

    /// Lets nothing be taken in by examiners that are not locked in whole.
    func requireWholeCell() throws {
        try edit("registry/config.xml") {
            $0.replacing("</config>", with: "<cell required=\"true\"/></config>")
        }
    }

    /// Changes a file below `schemas/`; it rules nothing until it is adopted.
    func editRules(_ file: String, _ changes: [String: String]) throws {
        try edit("schemas/" + file) { text in
            try changes.reduce(text) { text, change in
                try #require(text.contains(change.key), "\(file) has no \(change.key)")
                return text.replacing(change.key, with: change.value)
            }
        }
    }

    /// Adopts what lies in `schemas/`, as a demonstration may: at once, while no watcher runs.
    func adopt() throws {
        // Long ago, so that the journal's last moment counts.
        let outcome = try dengji("adopt", "--unsigned", "--created", "2024-11-01T00:00:00+08:00")
        try #require(outcome.exitCode == 0, "\(outcome.all)")
    }

    /// Marks a party's drop folder as one whose files come with done-markers.
    func requireMarkers(of party: String) throws {
        try edit("registry/parties/\(party).xml") {
            $0.replacing("<folder ", with: "<folder marker=\"required\" ")
        }
    }

    private func edit(_ file: String, _ change: (String) throws -> String) throws {
        let path = root + "/" + file
        let text = try change(try read(path))
        try FileManager.default.removeItem(atPath: path)
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
}
