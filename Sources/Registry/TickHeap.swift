/// Values by the time at which each is due, the earliest first: a binary heap that knows where each
/// value is, so that setting, replacing and removing cost O(log n).
struct TickHeap<Value: Hashable & Comparable & Sendable>: PositionedHeap, Sendable {
    struct Entry: Comparable, Sendable {
        var at: Int64
        var value: Value

        static func < (left: Entry, right: Entry) -> Bool {
            left.at != right.at ? left.at < right.at : left.value < right.value
        }
    }

    var heap: [Entry] = []
    private var positions: [Value: Int] = [:]

    /// What is due first, the lowest value among equals.
    var first: Entry? { heap.first }

    /// Sets when a value is due, or takes it out with `nil`.
    mutating func set(_ at: Int64?, for value: Value) {
        if let index = positions[value] { remove(at: index) }
        guard let at else { return }
        heap.append(Entry(at: at, value: value))
        positions[value] = heap.count - 1
        rise(from: heap.count - 1)
    }

    private mutating func remove(at index: Int) {
        let last = heap.count - 1
        exchange(index, last)
        positions[heap[last].value] = nil
        heap.removeLast()
        if index < heap.count {
            rise(from: index)
            sink(from: index)
        }
    }

    mutating func noteMoved(to index: Int) { positions[heap[index].value] = index }
}
