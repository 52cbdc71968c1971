/// Open cases by their next tick, the earliest first: a binary heap that knows where each case is,
/// so that setting, replacing and removing a tick cost O(log n) in the number of open cases.
struct TickQueue: Sendable {
    private struct Entry: Comparable {
        var at: Int64
        var number: CaseNumber

        static func < (left: Entry, right: Entry) -> Bool {
            left.at != right.at ? left.at < right.at : left.number < right.number
        }
    }

    private var heap: [Entry] = []
    private var positions: [CaseNumber: Int] = [:]

    /// The case whose tick is due first, the lowest number among equals.
    var first: CaseNumber? { heap.first?.number }

    /// Sets a case's tick, or takes the case out with `nil`.
    mutating func set(_ at: Int64?, for number: CaseNumber) {
        if let index = positions[number] { remove(at: index) }
        guard let at else { return }
        heap.append(Entry(at: at, number: number))
        positions[number] = heap.count - 1
        rise(from: heap.count - 1)
    }

    /// Cases due at or before `at`, the earliest first, at most `limit`; costs only what is due.
    func due(through at: Int64, limit: Int) -> [CaseNumber] {
        var found: [Entry] = []
        var open = [0]
        while let index = open.popLast() {
            guard index < heap.count, heap[index].at <= at else { continue }
            found.append(heap[index])
            open += [2 * index + 1, 2 * index + 2]
        }
        return found.sorted().prefix(limit).map(\.number)
    }

    private mutating func remove(at index: Int) {
        let last = heap.count - 1
        exchange(index, last)
        positions[heap[last].number] = nil
        heap.removeLast()
        if index < heap.count {
            rise(from: index)
            sink(from: index)
        }
    }

    private mutating func rise(from start: Int) {
        var index = start
        while index > 0, heap[index] < heap[(index - 1) / 2] {
            exchange(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    private mutating func sink(from start: Int) {
        var index = start
        while true {
            var least = index
            for child in [2 * index + 1, 2 * index + 2]
            where child < heap.count && heap[child] < heap[least] {
                least = child
            }
            if least == index { return }
            exchange(index, least)
            index = least
        }
    }

    private mutating func exchange(_ first: Int, _ second: Int) {
        heap.swapAt(first, second)
        positions[heap[first].number] = first
        positions[heap[second].number] = second
    }
}
