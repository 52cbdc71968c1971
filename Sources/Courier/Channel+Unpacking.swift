internal import Packages
package import System
package import Verification
package import WorkingDays

extension Channel {
    /// Finishes a delivery that a crash interrupted, and delivers what waits and is due, up to one
    /// that cannot be.
    package func resume(peers: [Certificate], now: Instant) throws -> [UnpackOutcome] {
        var outcomes: [UnpackOutcome] = []
        while true {
            let number = state.receivedNumber + 1
            let path = number.path("waiting", ".zip")
            guard try folder.status(of: path) != nil else { break }
            do {
                let bundle = try reader(peers, now).read(try folder.open(path))
                outcomes.append(.delivered(try deliver(bundle)))
            } catch let refusal as BundleRefusal {
                outcomes.append(.refused(number: number, refusal))
                break
            }
        }
        for (place, ending) in [("waiting", ".zip"), ("waiting", ".xml"), ("received", ".plan")] {
            for number in try numbers(in: Path(place), ending: ending)
            where number <= state.receivedNumber {
                try folder.remove(number.path(place, ending))
            }
        }
        return outcomes
    }

    /// Takes a bundle: verifies a copy of it, then delivers it, and with it those that waited for
    /// it; or keeps it; or does nothing, when it came before. Throws `BundleRefusal` for one that is
    /// not taken.
    package func unpack(_ bundle: SharedDescriptor, peers: [Certificate], now: Instant) throws
        -> [UnpackOutcome]
    {
        let arriving: Path = "waiting/.arriving.tmp"
        let size = try bundle.descriptor.status().sizeBytes
        guard size <= BundleLayout.limits.maxPackageBytes else {
            throw BundleRefusal(.zip, found: "\(size)")
        }
        try folder.create(arriving, mode: 0o640) { (copy) throws(SystemError) in
            try CourierFolder.copy(bundle, to: copy)
        }
        let found: VerifiedBundle
        do {
            found = try reader(peers, now).read(try folder.open(arriving))
            try hear(found.manifest)
        } catch let refusal as BundleRefusal {
            try folder.remove(arriving)
            throw refusal
        }
        let number = found.manifest.number
        let order = BundleOrder(
            number: number, delivered: state.receivedNumber, isSame: try isKnown(found, now))
        switch order {
        case .again:
            try folder.remove(arriving)
            return [.repeated(number: number)] + (try resume(peers: peers, now: now))
        case .refuse:
            try folder.remove(arriving)
            throw BundleRefusal(.number, found: String(number))
        case .deliver, .wait:
            if order == .deliver { try checkChain(found, orRemove: arriving) }
            try folder.rename(arriving, to: number.path("waiting", ".zip"), replacing: true)
            try folder.replace(number.path("waiting", ".xml"), found.signedManifest)
            guard order == .deliver else {
                return [.waits(number: number, missing: try missing())]
            }
            return try resume(peers: peers, now: now)
        }
    }

    private func reader(_ peers: [Certificate], _ now: Instant) -> BundleReader {
        BundleReader(settings: settings, schema: schema, peers: peers, now: now.milliseconds)
    }

    private func hear(_ manifest: BundleManifest) throws {
        var next = state
        try next.hear(manifest) { number in
            let path = number.path("sent", ".xml")
            guard let signed = try folder.bytes(of: path, max: BundleLayout.maxManifestBytes)
            else { return nil }
            return try BundleReader.own(signed, path: path.description).identity
        }
        if next != state { try save(next) }
    }

    /// Whether the bundle known under this number is this one.
    private func isKnown(_ bundle: VerifiedBundle, _ now: Instant) throws -> Bool? {
        let number = bundle.manifest.number
        for place in ["received", "waiting"] {
            let path = number.path(place, ".xml")
            guard let signed = try folder.bytes(of: path, max: BundleLayout.maxManifestBytes)
            else { continue }
            if place == "waiting",
                try folder.status(of: number.path("waiting", ".zip")) == nil
            {
                continue
            }
            return try BundleReader.own(signed, path: path.description).identity
                == bundle.identity
        }
        return nil
    }

    func checkChain(_ bundle: VerifiedBundle, orRemove path: Path) throws {
        guard bundle.manifest.previous != state.received?.digest else { return }
        try folder.remove(path)
        throw BundleRefusal(.chain, found: bundle.manifest.previous ?? "none")
    }
}
