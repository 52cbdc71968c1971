/// Which packages are consumed, found by their sender's id and by their bytes: 88 bytes a package,
/// an id of more than 15 characters besides, and about 20 to find it.
package struct ConsumedTable: Sendable {
    private struct Entry {
        var key: RegistryIndex.ConsumedKey
        var digest: ContentDigest
        var caseNumber: CaseNumber?
        var line: UInt32
    }

    /// What `take` changed.
    struct Step: Sendable {
        /// The entry of the same key that the new one stands for.
        fileprivate var replaced: Int?
        /// Whether these bytes were consumed before.
        fileprivate var isDigestKnown: Bool
    }

    private var entries = Chunks<Entry>()
    private var byKey = SlotTable()
    private var byDigest = SlotTable()

    /// How the package of that sender with that id was consumed.
    package subscript(key: RegistryIndex.ConsumedKey) -> RegistryIndex.Consumed? {
        slot(of: key).map {
            RegistryIndex.Consumed(
                digest: entries[$0].digest, line: Int(entries[$0].line),
                caseNumber: entries[$0].caseNumber)
        }
    }

    /// Which sender's id was the first that these bytes consumed.
    func key(consuming digest: ContentDigest) -> RegistryIndex.ConsumedKey? {
        slot(of: digest).map { entries[$0].key }
    }

    private func slot(of key: RegistryIndex.ConsumedKey) -> Int? {
        byKey.slot(key.hashValue) { entries[$0].key == key }
    }

    private func slot(of digest: ContentDigest) -> Int? {
        byDigest.slot(digest.hashValue) { entries[$0].digest == digest }
    }

    mutating func take(
        _ key: RegistryIndex.ConsumedKey, _ consumed: RegistryIndex.Consumed
    ) -> Step {
        let step = Step(
            replaced: slot(of: key), isDigestKnown: slot(of: consumed.digest) != nil)
        let slot = entries.count
        entries.append(
            Entry(
                key: key, digest: consumed.digest, caseNumber: consumed.caseNumber,
                line: UInt32(consumed.line)))
        let entries = entries
        if let replaced = step.replaced {
            byKey.replace(replaced, by: slot, key.hashValue)
        } else {
            byKey.add(slot, key.hashValue) { entries[$0].key.hashValue }
        }
        if !step.isDigestKnown {
            byDigest.add(slot, consumed.digest.hashValue) { entries[$0].digest.hashValue }
        }
        return step
    }

    /// Takes back the last `take`.
    mutating func takeBack(_ step: Step) {
        let entries = entries
        let slot = entries.count - 1
        let entry = entries[slot]
        if let replaced = step.replaced {
            byKey.replace(slot, by: replaced, entry.key.hashValue)
        } else {
            byKey.remove(slot, entry.key.hashValue) { entries[$0].key.hashValue }
        }
        if !step.isDigestKnown {
            byDigest.remove(slot, entry.digest.hashValue) { entries[$0].digest.hashValue }
        }
        self.entries.removeLast()
    }
}
