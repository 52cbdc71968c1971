/// A binary heap, the least entry first, whose owner knows where each entry is: what `TickQueue` and
/// `TickHeap` have in common. Every move costs O(log n).
protocol PositionedHeap {
    associatedtype Entry: Comparable
    /// The entries, each no less than the one at half its place.
    var heap: [Entry] { get set }
    /// Takes note that another entry lies at this place now.
    mutating func noteMoved(to index: Int)
}

extension PositionedHeap {
    /// Moves an entry up as long as it is less than the one above it.
    mutating func rise(from start: Int) {
        var index = start
        while index > 0, heap[index] < heap[(index - 1) / 2] {
            exchange(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    /// Moves an entry down as long as one below it is less.
    mutating func sink(from start: Int) {
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

    /// Exchanges two entries.
    mutating func exchange(_ first: Int, _ second: Int) {
        heap.swapAt(first, second)
        noteMoved(to: first)
        noteMoved(to: second)
    }
}
