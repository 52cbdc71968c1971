internal import System

/// A file that lies ready beside its place.
struct PlannedDrop: Hashable {
    var temporary: Path
    var target: Path

    init(temporary: Path, target: Path) {
        self.temporary = temporary
        self.target = target
    }

    /// Both paths in hexadecimal digits; one line.
    var line: String {
        "\(PlainList.hexadecimal(temporary)) \(PlainList.hexadecimal(target))\n"
    }

    init?(line: Substring) {
        let words = line.split(separator: " ")
        guard words.count == 2, let temporary = PlainList.path(words[0]),
            let target = PlainList.path(words[1])
        else { return nil }
        self.init(temporary: temporary, target: target)
    }
}
