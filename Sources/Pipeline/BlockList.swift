/// The blocks in which a pair of characters occurs: `0:0-3,7;2:1` is blocks 0 to 3 and 7 of group 0
/// and block 1 of group 2.
struct BlockList: Hashable {
    private(set) var groups: [Int: Set<Int>] = [:]

    /// No blocks.
    init() {}

    /// Reads a list; what is not of this form is passed over.
    init(_ text: String) {
        for part in text.split(separator: ";") {
            let halves = part.split(separator: ":")
            guard halves.count == 2, let group = Int(halves[0]) else { continue }
            for span in halves[1].split(separator: ",") {
                let ends = span.split(separator: "-").compactMap { Int($0) }
                guard let first = ends.first, let last = ends.last, first <= last else { continue }
                groups[group, default: []].formUnion(first...last)
            }
        }
    }

    /// Takes in a block; `false` when it is there already.
    mutating func insert(_ block: Int, of group: Int) -> Bool {
        groups[group, default: []].insert(block).inserted
    }

    /// The list as it is written.
    var text: String {
        groups.sorted { $0.key < $1.key }.map { group, blocks in
            "\(group):" + BlockList.spans(blocks.sorted()).joined(separator: ",")
        }.joined(separator: ";")
    }

    private static func spans(_ blocks: [Int]) -> [String] {
        var spans: [ClosedRange<Int>] = []
        for block in blocks {
            if let last = spans.last, last.upperBound + 1 == block {
                spans[spans.count - 1] = last.lowerBound...block
            } else {
                spans.append(block...block)
            }
        }
        return spans.map {
            $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
        }
    }
}
