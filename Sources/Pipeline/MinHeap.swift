/// Elements of which the least is at hand; adding and taking one cost O(log n).
struct MinHeap<Element: Comparable> {
    private var elements: [Element] = []

    /// The least.
    var first: Element? { elements.first }

    /// Adds one.
    mutating func push(_ element: Element) {
        elements.append(element)
        var index = elements.count - 1
        while index > 0, elements[index] < elements[(index - 1) / 2] {
            elements.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    /// Takes the least.
    @discardableResult
    mutating func pop() -> Element? {
        guard let least = elements.first, let last = elements.popLast() else { return nil }
        if elements.isEmpty {
            elements = []
            return least
        }
        elements[0] = last
        sink()
        return least
    }

    private mutating func sink() {
        var index = 0
        while true {
            var least = index
            for child in [2 * index + 1, 2 * index + 2]
            where child < elements.count && elements[child] < elements[least] {
                least = child
            }
            if least == index { return }
            elements.swapAt(index, least)
            index = least
        }
    }
}
