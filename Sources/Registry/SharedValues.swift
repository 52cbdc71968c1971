/// Values of which there are few, each kept once and named by a number.
struct SharedValues<Value: Hashable & Sendable>: Sendable {
    private var values: [Value] = []
    private var indexes: [Value: UInt32] = [:]

    subscript(index: UInt32) -> Value { values[Int(index)] }

    /// The number of a value, which is kept from now on.
    mutating func index(of value: Value) -> UInt32 {
        if let index = indexes[value] { return index }
        let index = UInt32(values.count)
        values.append(value)
        indexes[value] = index
        return index
    }
}
