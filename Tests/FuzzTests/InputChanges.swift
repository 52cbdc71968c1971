/// Random changes of inputs, the same for the same seed.
struct InputChanges {
    private var generator: Generator

    /// SplitMix64.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    init(seed: UInt64) { generator = Generator(state: seed) }

    /// One of the inputs with one to four changes.
    mutating func next(of bases: [[UInt8]], maxBytes: Int) -> [UInt8] {
        var bytes = bases[Int.random(in: bases.indices, using: &generator)]
        for _ in 0..<Int.random(in: 1...4, using: &generator) { change(&bytes, bases) }
        return Array(bytes.prefix(maxBytes))
    }

    private mutating func change(_ bytes: inout [UInt8], _ bases: [[UInt8]]) {
        let place = Int.random(in: 0...bytes.count, using: &generator)
        let byte = UInt8.random(in: 0...255, using: &generator)
        let count = Int.random(in: 1...8, using: &generator)
        let end = min(place + count, bytes.count)
        switch Int.random(in: 0..<6, using: &generator) {
        case 0 where place < bytes.count: bytes[place] ^= 1 << (byte & 7)
        case 1 where place < bytes.count: bytes[place] = byte
        case 2: bytes.removeSubrange(place..<end)
        case 3: bytes.insert(contentsOf: repeatElement(byte, count: count), at: place)
        case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
        default:
            let other = bases[Int.random(in: bases.indices, using: &generator)]
            let start = Int.random(in: 0...other.count, using: &generator)
            bytes.replaceSubrange(place..., with: other[start...])
        }
    }
}
