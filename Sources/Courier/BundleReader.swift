internal import Digests
internal import Packages
internal import System
internal import Verification
internal import XML

/// Judges bundles of one channel.
struct BundleReader {
    let settings: ChannelSettings
    let schema: XMLSchema
    let peers: [Certificate]
    /// The moment at which a pinned certificate must be valid, milliseconds since 1970.
    let now: Int64

    /// The bundle in an open file, which must not change meanwhile. Throws `BundleRefusal` for
    /// everything that is wrong with it.
    func read(_ file: SharedDescriptor) throws -> VerifiedBundle {
        let source = PackageSource(sizeBytes: try file.descriptor.status().sizeBytes) {
            try file.descriptor.read($1, at: $0)
        }
        let structure: ZIPStructure
        switch try ZIPStructure.read(source, limits: BundleLayout.limits) {
        case .problems(let problems):
            throw BundleRefusal(.zip, found: problems.map(\.id).joined(separator: " "))
        case .structure(let found): structure = found
        }
        let reader = PackageReader(source, allowingArchives: true)
        let entries = Dictionary(structure.entries.map { ($0.name, $0) }) { first, _ in first }
        guard let entry = entries[BundleLayout.manifest] else {
            throw BundleRefusal(.entries, found: "no \(BundleLayout.manifest)")
        }
        let signed = try bytes(of: entry, reader)
        let canonical = try verified(signed)
        let manifest = try manifest(canonical)
        try judge(manifest)
        let bundle = VerifiedBundle(
            manifest: manifest, identity: BundleManifest.identity(canonical),
            signedManifest: signed, entries: try files(manifest, entries), reader: reader)
        try checkContents(bundle, sums: entries[BundleLayout.sums])
        return bundle
    }

    /// The manifest of a bundle that this side packed, which needs no judging; with its digest.
    static func own(_ signed: [UInt8], path: String) throws
        -> (manifest: BundleManifest, identity: String)
    {
        guard case .document(let document) = try parse(signed),
            case .parts(let parts) = try EnvelopedSignature.extract(from: document),
            case .document(let bare) = try parse(parts.canonicalDocument),
            let manifest = BundleManifest(bare.root)
        else { throw ChannelError.broken(path: path, reason: "it is no manifest") }
        return (manifest, BundleManifest.identity(parts.canonicalDocument))
    }

    private static func parse(_ bytes: [UInt8]) throws -> ParseOutcome {
        try XMLDocument.parse(bytes, limits: .standard)
    }

    /// The signed bytes, once a pinned key was found to have signed them.
    private func verified(_ signed: [UInt8]) throws -> [UInt8] {
        guard case .document(let document) = try BundleReader.parse(signed) else {
            throw BundleRefusal(.manifest, found: "not well-formed XML")
        }
        let outcome = try EnvelopedSignature.extract(from: document)
        let verified = DocumentVerification.parts(of: outcome).flatMap {
            DocumentVerification.verify(parts: $0, pinned: peers, at: now)
        }
        switch verified {
        case .success(let document): return document.canonicalDocument
        case .failure(let refusal):
            // Nothing is believed but that it is the wrong stick: no certificate is to be looked for.
            let direction = document.root.attribute("direction")
            guard direction == settings.side.sends.rawValue else {
                throw BundleRefusal(.seal, found: refusal.english)
            }
            throw BundleRefusal(.direction, found: settings.side.sends.rawValue)
        }
    }

    /// Reads nothing but what was signed; and only the one form in which we write it.
    private func manifest(_ canonical: [UInt8]) throws -> BundleManifest {
        guard case .document(let document) = try BundleReader.parse(canonical) else {
            throw BundleRefusal(.manifest, found: "not well-formed XML")
        }
        let problems = try schema.validate(document)
        if let problem = problems.first {
            throw BundleRefusal(.manifest, found: problem.message)
        }
        guard let manifest = BundleManifest(document.root), manifest.canonicalBytes == canonical
        else { throw BundleRefusal(.manifest, found: "it is not written as the courier writes it") }
        return manifest
    }

    private func judge(_ manifest: BundleManifest) throws(BundleRefusal) {
        guard manifest.channel == settings.id else {
            throw BundleRefusal(.channel, found: manifest.channel.text)
        }
        guard manifest.direction == settings.side.receives else {
            throw BundleRefusal(.direction, found: manifest.direction.rawValue)
        }
        for file in manifest.files {
            if let refusal = SafePath.fault(
                in: file, manifest.direction, parties: settings.parties)
            {
                throw refusal
            }
        }
        for (index, file) in manifest.files.enumerated() where file.isMarker {
            guard let marked = manifest.markedFile(at: index), marked.folder == file.folder else {
                throw BundleRefusal(.path, found: file.path.description)
            }
        }
    }

    private func files(_ manifest: BundleManifest, _ entries: [String: ZIPEntry])
        throws(BundleRefusal) -> [ZIPEntry]
    {
        var found: [ZIPEntry] = []
        for index in manifest.files.indices {
            let name = BundleFile.entryName(index)
            guard let entry = entries[name], entry.role == .file else {
                throw BundleRefusal(.entries, found: "no \(name)")
            }
            found.append(entry)
        }
        let listed = Set(found.map(\.name) + [BundleLayout.manifest, BundleLayout.sums])
        if let stray = entries.keys.sorted().first(where: { !listed.contains($0) }) {
            throw BundleRefusal(.entries, found: stray)
        }
        return found
    }

    private func checkContents(_ bundle: VerifiedBundle, sums: ZIPEntry?) throws {
        guard let sums else { throw BundleRefusal(.entries, found: "no \(BundleLayout.sums)") }
        let expected = bundle.manifest.sums(signedManifest: bundle.signedManifest)
        guard try bytes(of: sums, bundle.reader) == expected else {
            throw BundleRefusal(.digest, found: BundleLayout.sums)
        }
        for (file, entry) in zip(bundle.manifest.files, bundle.entries) {
            switch try bundle.reader.fingerprint(of: entry) {
            case .problem(let problem): throw BundleRefusal(.zip, found: problem.id)
            case .value(let value):
                guard value.digest.text == file.digest, value.sizeBytes == file.sizeBytes else {
                    throw BundleRefusal(.digest, found: file.path.description)
                }
            }
        }
    }

    private func bytes(of entry: ZIPEntry, _ reader: PackageReader) throws -> [UInt8] {
        switch try reader.bytes(of: entry, maxBytes: BundleLayout.maxManifestBytes) {
        case .problem(let problem): throw BundleRefusal(.zip, found: problem.id)
        case .value(let bytes): return bytes
        }
    }
}
