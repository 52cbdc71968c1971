/// A list that grows without being moved: long lists cost what they hold, and a copy that is
/// written to copies one piece.
struct Chunks<Element: Sendable>: Sendable {
    private static var length: Int { 512 }

    private var chunks: [[Element]] = []
    /// How many elements.
    private(set) var count = 0

    subscript(index: Int) -> Element {
        get { chunks[index / Self.length][index % Self.length] }
        set { chunks[index / Self.length][index % Self.length] = newValue }
    }

    /// Adds one at the end.
    mutating func append(_ element: Element) {
        if count == chunks.count * Self.length {
            var chunk: [Element] = []
            chunk.reserveCapacity(Self.length)
            chunks.append(chunk)
        }
        chunks[count / Self.length].append(element)
        count += 1
    }

    /// Takes the last one away.
    mutating func removeLast() {
        count -= 1
        chunks[count / Self.length].removeLast()
        if chunks[count / Self.length].isEmpty { chunks.removeLast() }
    }
}
