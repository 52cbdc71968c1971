/// Open cases by their next tick, the earliest first: a binary heap that knows where each case is,
/// so that setting, replacing and removing a tick cost O(log n) in the number of open cases.
///
/// Cases are named by their place in the table of cases: 24 bytes for a case with a tick, and 4 for
/// every place.
struct TickQueue: PositionedHeap, Sendable {
    struct Entry: Comparable {
        var at: Int64
        var number: CaseNumber
        var slot: UInt32

        static func < (left: Entry, right: Entry) -> Bool {
            left.at != right.at ? left.at < right.at : left.number < right.number
        }
    }

    var heap: [Entry] = []
    /// By slot, the place in the heap and 1 more; 0 for a case without a tick.
    private var positions = Chunks<UInt32>()

    /// The case whose tick is due first, the lowest number among equals.
    var first: Int? { heap.first.map { Int($0.slot) } }

    /// Whether a case has a tick in the queue.
    func holds(_ slot: Int) -> Bool { slot < positions.count && positions[slot] > 0 }

    /// Sets a case's tick, or takes the case out with `nil`.
    mutating func set(_ at: Int64?, for number: CaseNumber, slot: Int) {
        while positions.count <= slot { positions.append(0) }
        if positions[slot] > 0 { remove(at: Int(positions[slot]) - 1) }
        guard let at else { return }
        heap.append(Entry(at: at, number: number, slot: UInt32(slot)))
        positions[slot] = UInt32(heap.count)
        rise(from: heap.count - 1)
    }

    /// Cases due at or before `at`, the earliest first, at most `limit`; costs only what is due.
    func due(through at: Int64, limit: Int) -> [Int] {
        var found: [Entry] = []
        var open = [0]
        while let index = open.popLast() {
            guard index < heap.count, heap[index].at <= at else { continue }
            found.append(heap[index])
            open += [2 * index + 1, 2 * index + 2]
        }
        return found.sorted().prefix(limit).map { Int($0.slot) }
    }

    private mutating func remove(at index: Int) {
        let last = heap.count - 1
        exchange(index, last)
        positions[Int(heap[last].slot)] = 0
        heap.removeLast()
        if index < heap.count {
            rise(from: index)
            sink(from: index)
        }
    }

    mutating func noteMoved(to index: Int) {
        positions[Int(heap[index].slot)] = UInt32(index + 1)
    }
}
