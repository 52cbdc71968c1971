/// SplitMix64: the same seed gives the same cases on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func flip() -> Bool { next() & 1 == 1 }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    mutating func optional<Value>(_ make: (inout SeededGenerator) -> Value) -> Value? {
        flip() ? make(&self) : nil
    }

    mutating func list<Value>(_ make: (inout SeededGenerator) -> Value) -> [Value] {
        var values: [Value] = []
        for _ in 0..<number(0...4) { values.append(make(&self)) }
        return values
    }
}
