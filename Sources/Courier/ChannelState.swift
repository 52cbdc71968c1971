internal import XML

/// `state.xml`: how far a side has come. Replaced whole after each step.
package struct ChannelState: Hashable, Sendable {
    /// The last bundle packed; its originals are gone.
    package var sent: BundleManifest.Reference?
    /// The last number that was put where it is carried from.
    package var handedOver = 0
    /// Up to this number the other side has delivered ours.
    package var acknowledged = 0
    /// Numbers of ours that the other side asked for again, and that were not handed over since.
    package var asked: [Int] = []
    /// The last bundle delivered here.
    package var received: BundleManifest.Reference?
    /// The highest number of the other side whose acknowledgement was read.
    package var heard = 0
    /// Whether something was delivered that no bundle of ours has acknowledged.
    package var owesAnswer = false

    /// The state of a new channel.
    package init() {}

    /// The number of the last bundle packed, 0 before the first.
    package var sentNumber: Int { sent?.number ?? 0 }
    /// The number of the last bundle delivered, 0 before the first.
    package var receivedNumber: Int { received?.number ?? 0 }

    var bytes: [UInt8] {
        var writer = IndentedWriter(
            root: "state", namespace: BundleManifest.namespace,
            attributes: [
                ("handedOver", String(handedOver)), ("acknowledged", String(acknowledged)),
                ("heard", String(heard)), ("owesAnswer", String(owesAnswer)),
            ])
        for (name, reference) in [("sent", sent), ("received", received)] {
            guard let reference else { continue }
            writer.element(
                name, "",
                [("number", String(reference.number)), ("digest", reference.digest)])
        }
        for number in asked { writer.element("asked", "", [("number", String(number))]) }
        return writer.finishFile()
    }

    init?(_ root: XMLElement) {
        guard root.name == "state",
            let handedOver = root.attribute("handedOver").flatMap(Int.init),
            let acknowledged = root.attribute("acknowledged").flatMap(Int.init),
            let heard = root.attribute("heard").flatMap(Int.init),
            let owesAnswer = root.attribute("owesAnswer")
        else { return nil }
        func reference(_ name: String) -> BundleManifest.Reference? {
            guard let element = root.first(name), let number = element.number("number"),
                let digest = element.attribute("digest")
            else { return nil }
            return BundleManifest.Reference(number: number, digest: digest)
        }
        self.init()
        self.handedOver = handedOver
        self.acknowledged = acknowledged
        self.heard = heard
        self.owesAnswer = owesAnswer == "true"
        sent = reference("sent")
        received = reference("received")
        asked = root.all("asked").compactMap { $0.number("number") }
    }

    /// Takes in what a sealed manifest of the other side says about ours; the higher number wins,
    /// so the order of arrival does not matter. `digest` gives the digest of a bundle of ours.
    mutating func hear(
        _ manifest: BundleManifest, digest: (Int) throws -> String?
    ) throws {
        if let reference = manifest.acknowledged {
            guard reference.number <= sentNumber,
                try digest(reference.number).map({ $0 == reference.digest }) ?? true
            else {
                throw BundleRefusal(.acknowledgement, found: String(reference.number))
            }
            acknowledged = max(acknowledged, reference.number)
        }
        if manifest.number > heard {
            heard = manifest.number
            asked = manifest.missing.filter { $0 <= sentNumber }
        }
        asked.removeAll { $0 <= acknowledged }
    }
}
