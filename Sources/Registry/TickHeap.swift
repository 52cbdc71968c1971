/// Values by the time at which each is due, the earliest first: a binary heap that knows where each
/// value is, so that setting, replacing and removing cost O(log n).
struct TickHeap<Value: Hashable & Comparable & Sendable>: Sendable {
    struct Entry: Comparable, Sendable {
        var at: Int64
        var value: Value

        static func < (left: Entry, right: Entry) -> Bool {
            left.at != right.at ? left.at < right.at : left.value < right.value
        }
    }

    private var heap: [Entry] = []
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
        positions[heap[first].value] = first
        positions[heap[second].value] = second
    }
}
