internal import Definitions
package import Registry
package import Seals
internal import Standing
internal import Storage
package import System
package import Verification
package import WorkingDays

/// Makes, brings in, replaces and retires keys of issuing organisations. Holds the workspace's lock,
/// so that no paper is signed meanwhile; what it changed holds from the next start.
///
/// The list is written last and whole: whatever stops this before, the keys that signed go on.
package final class KeyWork {
    /// How a private key is to lie in its file.
    package enum Protection: Sendable {
        /// Under a passphrase of 1 to 1024 bytes.
        case passphrase([UInt8])
        /// Open to whoever can read the file.
        case none
    }

    /// The folder as it was found.
    package let keys: KeyFolder
    /// The moment at which keys begin and end: after everything that was signed.
    package let moment: Instant
    private let store: Store
    private let random: (Int) -> [UInt8]

    /// Years for which a certificate is valid.
    private static let years = 10

    /// Takes the lock; throws what the store throws when a watcher runs. `random` gives as many
    /// random bytes as asked for.
    package init(_ root: Path, now: Instant, random: @escaping (Int) -> [UInt8]) throws {
        let root = try Files.realPath(root)
        keys = try KeyFolder.read(root.appending(WorkspacePaths.keys))
        let ledger = try LedgerKeys(root).signer()
        store = try Store(
            opening: try LinuxDisk(root: root), note: "key", salt: random, background: false,
            ledger: ledger, shelf: StandingFile(of: root, sealedBy: ledger))
        // A demonstration's clock may be ahead of this one.
        moment = Instant(milliseconds: max(now.milliseconds, store.index.lastAt + 1))
        self.random = random
    }

    /// Lets go of the lock.
    package func close() throws { try store.close() }

    /// The keys of an organisation that may sign.
    package func active(_ party: PartyID) -> [KeyFolder.Entry] {
        keys.entries.filter { $0.record.party == party && $0.isActive }
    }

    /// Makes a key and its certificate under the anchor, whose private key is `anchorKey`; those of
    /// `ending` sign no more from then on.
    package func make(
        for party: Party, _ algorithm: SignatureAlgorithm, anchorKey: SealKey,
        _ protection: Protection, ending: [KeyFolder.Entry] = []
    ) throws -> KeyRecord {
        let anchor = try CertificateIssuer(key: anchorKey, certificate: keys.anchor)
        let key = try SealKey.generate(algorithm)
        let name = String(party.name.prefix(64))
        let certificate = try anchor.issue(
            to: CertificateSubject(
                commonName: name, organisation: name, organisationID: party.id.code),
            terms(), publicKey: key.publicKey)
        return try add(
            key, certificate, [], for: party.id, protection, ending: ending)
    }

    /// Takes in a key with a certificate of somebody else's, once it leads to a root of the
    /// workspace or to one of `newRoots`, which then become roots.
    package func take(
        _ bundle: KeyBundle, for party: Party, newRoots: [Certificate], _ protection: Protection,
        ending: [KeyFolder.Entry] = []
    ) throws -> KeyRecord {
        let certificate = bundle.certificate.lowered
        let problem = { (reason: String) in
            PipelineError.unusable(path: "PKCS#12", reason: reason)
        }
        guard certificate.organisationID == party.id.code else {
            throw problem(
                "the certificate names \(certificate.organisationID ?? "no organisation"), not "
                    + party.id.code)
        }
        guard certificate.maySignDocuments else {
            throw problem("the certificate may not sign documents")
        }
        guard certificate.isValid(at: moment.milliseconds) else {
            throw problem("the certificate is not valid at \(moment.iso)")
        }
        guard newRoots.allSatisfy(\.isAuthority) else {
            throw problem("a root must be a certificate that may issue others")
        }
        let others = bundle.others.map(\.lowered)
        guard let path = certificate.path(through: others, to: keys.roots + newRoots) else {
            throw problem("its certificate leads to no root of this workspace")
        }
        if !newRoots.isEmpty {
            let folder = keys.path.appending("roots")
            if try !KeyFolder.exists(folder) { try Files.makeFolder(folder, permissions: 0o755) }
            for root in newRoots where !keys.roots.contains(root) {
                try write(
                    Array(root.pem.utf8), "roots/\(root.fingerprint.prefix(16)).pem", 0o440)
            }
        }
        return try add(
            bundle.key, certificate, path, for: party.id, protection, ending: ending)
    }

    /// Ends keys without another one in their place.
    package func retire(_ entries: [KeyFolder.Entry], note: String) throws {
        try writeList(ending: entries, .retired, note: note, adding: [])
    }

    // MARK: Parts

    private func add(
        _ key: SealKey, _ certificate: Certificate, _ intermediates: [Certificate],
        for party: PartyID, _ protection: Protection, ending: [KeyFolder.Entry]
    ) throws -> KeyRecord {
        let isFirst = try !KeyFolder.exists(keys.path.appending(Path(party.code + ".cert.pem")))
        let record = KeyRecord(
            party: party, fingerprint: certificate.fingerprint,
            name: isFirst ? party.code : KeyFolder.Entry.name(of: certificate, party: party),
            from: moment)
        do throws(SystemError) {
            if !intermediates.isEmpty {
                try write(
                    Array(intermediates.map(\.pem).joined().utf8), record.name + ".chain.pem",
                    0o440)
            }
            // The certificate before the key: a key without one would be of nobody.
            try write(Array(certificate.pem.utf8), record.name + ".cert.pem", 0o440)
        } catch {
            guard error.isExists else { throw error }
            throw PipelineError.unusable(
                path: error.subject, reason: "there is a file of this name already")
        }
        try KeyWork.write(
            key, to: keys.path.appending(Path(record.name + ".key.pem")), protection)
        try writeList(ending: ending, .rotated, note: "", adding: [record])
        return record
    }

    /// Writes a private key to a file that must not be there, 0600.
    package static func write(
        _ key: SealKey, to path: Path, _ protection: Protection
    ) throws {
        let file = try Files.create(path, permissions: 0o600)
        switch protection {
        case .none:
            try key.withPEM { (pem: borrowing [UInt8]) throws(SystemError) in
                try file.write(pem.span)
            }
        case .passphrase(let passphrase):
            try file.write(try key.encryptedPEM(passphrase: passphrase))
        }
        try file.sync()
    }

    private func writeList(
        ending: [KeyFolder.Entry], _ end: KeyRecord.End, note: String, adding: [KeyRecord]
    ) throws {
        var records = try KeyFolder.list(keys.path)
        for entry in ending {
            var record = entry.record
            record.until = moment
            record.end = end
            record.note = note
            records.removeAll { $0.fingerprint == record.fingerprint }
            records.append(record)
        }
        records += adding
        let target = keys.path.appending(KeyFolder.listName)
        let temporary = keys.path.appending(".keys.xml.tmp")
        let file = try Files.create(
            temporary, permissions: 0o640, exclusive: false, [.writing, .truncating])
        try file.write(KeyListFile.write(records))
        try file.sync()
        try file.close()
        try Files.rename(temporary, to: target, replacing: true)
        try Files.openFolder(keys.path).sync()
    }

    private func write(_ bytes: [UInt8], _ name: String, _ permissions: UInt32)
        throws(SystemError)
    {
        let file = try Files.create(keys.path.appending(Path(name)), permissions: permissions)
        try file.write(bytes)
        try file.sync()
    }

    /// From the day before, so that a clock a little behind does not find it not yet valid.
    private func terms() -> CertificateTerms {
        var serialNumber = random(16)
        serialNumber[0] = serialNumber[0] & 0x3F | 0x40
        let start = moment.day.adding(days: -1)
        return CertificateTerms(
            serialNumber: serialNumber,
            notBefore: max(start.start.milliseconds, keys.anchor.notBefore),
            notAfter: min(
                start.adding(months: 12 * KeyWork.years).start.milliseconds,
                keys.anchor.notAfter))
    }
}
