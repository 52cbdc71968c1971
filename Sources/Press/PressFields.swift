internal import Registry

/// The fields of a message, written one after another and read in the same order.
struct PressFields {
    private(set) var bytes: [UInt8] = []
    private var position = 0

    /// Begins a message.
    init(_ word: String) {
        text(Press.mark)
        text(word)
    }

    /// Opens a message and checks its mark.
    init(reading bytes: [UInt8]) throws(PressError) {
        self.bytes = bytes
        guard try text() == Press.mark else { throw .malformed("its version") }
    }

    /// Four bytes, most significant first.
    static func length(_ count: Int) -> [UInt8] {
        stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: count >> $0) }
    }

    // MARK: Writing

    mutating func data(_ value: [UInt8]) {
        bytes += PressFields.length(value.count)
        bytes += value
    }

    mutating func text(_ value: String) { data(Array(value.utf8)) }

    /// What may stand in a log, made fit for it: `OneLine`.
    mutating func line(_ value: String) { text(OneLine.cut(value)) }

    mutating func number(_ value: Int) { text(String(value)) }

    mutating func list<Value>(
        _ values: [Value], _ write: (inout PressFields, Value) -> Void
    ) {
        number(values.count)
        for value in values { write(&self, value) }
    }

    // MARK: Reading

    mutating func data() throws(PressError) -> [UInt8] {
        guard bytes.count - position >= 4 else { throw .truncated }
        let count = bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
        position += 4
        guard count <= bytes.count - position else { throw .truncated }
        defer { position += count }
        return Array(bytes[position..<position + count])
    }

    mutating func text() throws(PressError) -> String {
        guard let text = String(validating: try data(), as: UTF8.self) else {
            throw .malformed("a text that is not UTF-8")
        }
        return text
    }

    /// A text that may stand in a log: `OneLine`.
    mutating func line() throws(PressError) -> String {
        let text = try text()
        guard OneLine.holds(text) else { throw .malformed("a reason that is no short line") }
        return text
    }

    mutating func number() throws(PressError) -> Int {
        guard let number = Int(try text()), number >= 0 else { throw .malformed("a number") }
        return number
    }

    /// Each value takes at least four bytes, so a count beyond what is left is a lie.
    mutating func list<Value>(
        atMost max: Int = .max, _ read: (inout PressFields) throws(PressError) -> Value
    ) throws(PressError) -> [Value] {
        let count = try number()
        guard count <= bytes.count - position else { throw .truncated }
        guard count <= max else { throw .malformed("a list of \(count)") }
        var values: [Value] = []
        for _ in 0..<count { values.append(try read(&self)) }
        return values
    }

    /// Nothing may follow.
    func end() throws(PressError) {
        guard position == bytes.count else { throw .malformed("bytes after its end") }
    }
}
