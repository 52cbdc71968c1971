/// Finds entries of a list by a key that they hold themselves: a hash table of nothing but their
/// places in that list, 5 to 11 bytes an entry.
///
/// Open addressing with linear probing, at most three quarters full. What follows a bucket that is
/// emptied is put anew, so that no way to an entry is ever interrupted.
struct SlotTable: Sendable {
    /// A place in the list and 1 more; 0 is an empty bucket.
    private var buckets = [UInt32](repeating: 0, count: 16)
    private var count = 0

    /// The entry with that hash of which `isSought` says that it holds the key.
    func slot(_ hash: Int, _ isSought: (Int) -> Bool) -> Int? {
        bucket(hash) { isSought($0) }.map { Int(buckets[$0]) - 1 }
    }

    /// Adds an entry whose key is not there; `hashOf` gives the hash of any entry.
    mutating func add(_ slot: Int, _ hash: Int, _ hashOf: (Int) -> Int) {
        if (count + 1) * 4 > buckets.count * 3 { grow(hashOf) }
        put(slot, hash)
        count += 1
    }

    /// Lets another entry of the same key stand for one.
    mutating func replace(_ slot: Int, by other: Int, _ hash: Int) {
        guard let bucket = bucket(hash, { $0 == slot }) else { return }
        buckets[bucket] = UInt32(other + 1)
    }

    /// Takes an entry out; it is still in the list, as all others are.
    mutating func remove(_ slot: Int, _ hash: Int, _ hashOf: (Int) -> Int) {
        guard var bucket = bucket(hash, { $0 == slot }) else { return }
        buckets[bucket] = 0
        count -= 1
        while true {
            bucket = (bucket + 1) & (buckets.count - 1)
            guard buckets[bucket] != 0 else { return }
            let next = Int(buckets[bucket]) - 1
            buckets[bucket] = 0
            put(next, hashOf(next))
        }
    }

    private func bucket(_ hash: Int, _ isSought: (Int) -> Bool) -> Int? {
        var bucket = hash & (buckets.count - 1)
        while buckets[bucket] != 0 {
            if isSought(Int(buckets[bucket]) - 1) { return bucket }
            bucket = (bucket + 1) & (buckets.count - 1)
        }
        return nil
    }

    private mutating func put(_ slot: Int, _ hash: Int) {
        var bucket = hash & (buckets.count - 1)
        while buckets[bucket] != 0 { bucket = (bucket + 1) & (buckets.count - 1) }
        buckets[bucket] = UInt32(slot + 1)
    }

    private mutating func grow(_ hashOf: (Int) -> Int) {
        let old = buckets
        buckets = [UInt32](repeating: 0, count: old.count * 2)
        for slot in old where slot != 0 { put(Int(slot) - 1, hashOf(Int(slot) - 1)) }
    }
}
