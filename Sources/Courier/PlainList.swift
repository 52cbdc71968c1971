internal import Digests
internal import System

/// The plain lists of a channel: one item a line, paths of any bytes as hexadecimal digits.
enum PlainList {
    static func hexadecimal(_ path: Path) -> String { Hexadecimal.text(path.bytes) }

    static func path(_ text: Substring) -> Path? {
        Hexadecimal.bytes(String(text)).map(Path.init(bytes:))
    }

    /// Every line through `item`; `nil` when one of them is none.
    static func read<Item>(_ bytes: [UInt8], _ item: (Substring) -> Item?) -> [Item]? {
        guard bytes.isEmpty || bytes.last == 0x0A else { return nil }
        var items: [Item] = []
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            guard let read = item(line) else { return nil }
            items.append(read)
        }
        return items
    }
}
