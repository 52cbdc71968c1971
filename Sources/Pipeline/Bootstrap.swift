internal import Definitions
package import Registry
internal import Seals
internal import Storage
package import System
internal import Verification
package import WorkingDays

/// Makes a new workspace: folders, a copy of the schemas, the trust anchor, keys and certificates of
/// the issuing organisations, parties, configuration, and the first journal line that adopts them.
package struct Bootstrap {
    /// What a new workspace is to be.
    package struct Plan: Sendable {
        /// The workspace's folder; made when missing.
        package var folder: Path
        /// Where the schemas are copied from; `nil` when the folder has them.
        package var schemas: Path?
        /// The configuration.
        package var configuration: Configuration
        /// The parties; registrar and authority of the configuration among them.
        package var parties: [Party]
        /// Parties that get a key of their own below `samples/keys/`, to sign what they send.
        package var sampleSigners: Set<PartyID>
        /// How private keys of the registry lie in their files; samples are always open.
        package var protection: KeyWork.Protection
        /// The time at which it is made.
        package var now: Instant

        /// A plan.
        package init(
            folder: Path, schemas: Path?, configuration: Configuration, parties: [Party],
            sampleSigners: Set<PartyID> = [], protection: KeyWork.Protection = .none, now: Instant
        ) {
            self.folder = folder
            self.schemas = schemas
            self.configuration = configuration
            self.parties = parties
            self.sampleSigners = sampleSigners
            self.protection = protection
            self.now = now
        }
    }

    private let plan: Plan
    private let random: (Int) -> [UInt8]
    private var files: [Adoption.File] = []

    /// Years for which the anchor and what it issues are valid; papers have to be checkable for
    /// decades, and a paper is judged at its signing time.
    private static let anchorYears = 30
    private static let organisationYears = 10

    /// Makes the workspace; throws `unusable` when the folder has a registry already. `random` gives
    /// as many random bytes as asked for.
    package static func make(_ plan: Plan, random: @escaping (Int) -> [UInt8]) throws {
        var bootstrap = Bootstrap(plan: plan, random: random)
        try bootstrap.run()
    }

    private init(plan: Plan, random: @escaping (Int) -> [UInt8]) {
        self.plan = plan
        self.random = random
    }

    private mutating func run() throws {
        let registry = plan.folder.appending(WorkspacePaths.registry)
        guard try !exists(registry.appending("journal")) else {
            throw PipelineError.unusable(
                path: registry.description, reason: "there is a registry here already")
        }
        try makeFolders()
        if let schemas = plan.schemas { try copySchemas(from: schemas) }
        let rules = try RuleFolder.read(plan.folder.appending(WorkspacePaths.schemas))
        _ = try RuleBook.load(rules)
        try makeKeys()
        files += Adoption.files(of: rules)
        add("config.xml", .registry, ConfigurationFile.write(plan.configuration), "configuration")
        try adopt(rules.digest)
    }

    private mutating func add(
        _ path: String, _ place: JournalFile.Place, _ bytes: [UInt8], _ kind: String
    ) {
        files.append(Adoption.File(place: place, path: path, bytes: bytes, kind: kind))
    }

    private func makeFolders() throws {
        let inbox = plan.folder.appending(WorkspacePaths.inbox)
        let keys = plan.folder.appending(WorkspacePaths.keys)
        try makeFolder(plan.folder, 0o755)
        // Who may use a folder below has to get there, and need not see the others.
        try makeFolder(inbox, 0o751)
        try makeFolder(plan.folder.appending(WorkspacePaths.outbox), 0o751)
        try makeFolder(plan.folder.appending(WorkspacePaths.registry), 0o750)
        try makeFolder(keys, 0o700)
        for party in plan.parties where party.trustsFolder {
            // The department's own people drop here.
            try makeFolder(inbox.appending(Path(party.id.code)), 0o770)
        }
    }

    private func copySchemas(from source: Path) throws {
        let target = plan.folder.appending(WorkspacePaths.schemas)
        for (name, bytes) in try RuleFolder.read(source).files {
            try write(bytes, to: target.appending(Path(name)), permissions: 0o644)
        }
    }

    // MARK: Keys

    private mutating func makeKeys() throws {
        let configuration = plan.configuration
        let keys = plan.folder.appending(WorkspacePaths.keys)
        let anchorKey = try SealKey.generate(algorithm())
        let authority = try party(configuration.authority)
        let anchor = try CertificateIssuer.selfSigned(
            CertificateSubject(
                commonName: "公共数据登记信任锚", organisation: cut(authority.name),
                organisationID: authority.id.code),
            try terms(years: Bootstrap.anchorYears), key: anchorKey)
        try KeyWork.write(anchorKey, to: keys.appending("anchor.key.pem"), plan.protection)
        let pem = Array(anchor.certificate.pem.utf8)
        try write(pem, to: keys.appending("anchor.cert.pem"), permissions: 0o440)
        add("public/authority.pem", .outbox, pem, "anchor")
        let issuers = plan.parties.filter {
            $0.roles.contains(.registrar) || $0.id == configuration.authority
        }
        for issuer in issuers {
            _ = try makeKey(for: issuer, under: anchor, in: keys, plan.protection)
        }
        let samples = plan.folder.appending("samples/keys")
        // Senders are known by the certificates in their files; the registry's own anchor certifies
        // only who issues papers. This one's key is thrown away.
        let senders = try CertificateIssuer.selfSigned(
            CertificateSubject(
                commonName: "演示来件人证书", organisation: cut(authority.name),
                organisationID: authority.id.code),
            try terms(years: Bootstrap.anchorYears), key: try SealKey.generate(algorithm()))
        for var party in plan.parties {
            if plan.sampleSigners.contains(party.id) {
                try makeFolder(plan.folder.appending("samples"), 0o755)
                try makeFolder(samples, 0o700)
                let certificate = try makeKey(for: party, under: senders, in: samples, .none)
                party.certificates.append(PinnedCertificate(certificate.pem))
            }
            add("parties/\(party.id.code).xml", .registry, PartyFile.write(party), "party")
        }
    }

    /// The algorithm that the configuration names for new keys.
    private func algorithm() throws -> SignatureAlgorithm {
        guard let name = plan.configuration.signing.algorithm else { return .ecdsaP256 }
        guard let algorithm = SignatureAlgorithm(name: name) else {
            throw PipelineError.unusable(
                path: WorkspacePaths.config.description, reason: "there is no algorithm \(name)")
        }
        return algorithm
    }

    private func makeKey(
        for party: Party, under anchor: CertificateIssuer, in folder: Path,
        _ protection: KeyWork.Protection
    ) throws -> Certificate {
        let key = try SealKey.generate(algorithm())
        let certificate = try anchor.issue(
            to: CertificateSubject(
                commonName: cut(party.name), organisation: cut(party.name),
                organisationID: party.id.code),
            try terms(years: Bootstrap.organisationYears), publicKey: key.publicKey)
        try KeyWork.write(
            key, to: folder.appending(Path(party.id.code + ".key.pem")), protection)
        try write(
            Array(certificate.pem.utf8),
            to: folder.appending(Path(party.id.code + ".cert.pem")), permissions: 0o440)
        return certificate
    }

    /// X.520 allows 64 characters in these attributes; the full name is in the party file.
    private func cut(_ name: String) -> String { String(name.prefix(64)) }

    private func terms(years: Int) throws -> CertificateTerms {
        // From the day before, so that a clock a little behind does not find it not yet valid; a
        // demonstration also plays days that are past.
        let back = plan.configuration.isDemonstration ? 3 * 366 : 1
        let start = plan.now.day.adding(days: -back)
        return CertificateTerms(
            serialNumber: serialNumber(), notBefore: start.start.milliseconds,
            notAfter: start.adding(months: 12 * years).start.milliseconds)
    }

    /// 16 random bytes, positive and not beginning with zero.
    private func serialNumber() -> [UInt8] {
        var bytes = random(16)
        bytes[0] = bytes[0] & 0x3F | 0x40
        return bytes
    }

    // MARK: The first line

    private func adopt(_ rules: ContentDigest) throws {
        let disk = try LinuxDisk(root: plan.folder)
        let lock = try disk.lock(WorkspacePaths.lock, note: "init")
        let ledger = try LedgerKeys(plan.folder).signer(for: plan.configuration, on: disk)
        let store = try Store(
            opening: disk, note: "init", salt: random, background: false, ledger: ledger,
            shelf: nil, holding: lock)
        _ = try store.commit([
            Adoption.line(files, rules: rules, at: plan.now.milliseconds)
        ])
        try store.close()
    }

    // MARK: Files

    private func party(_ id: PartyID) throws -> Party {
        guard let party = plan.parties.first(where: { $0.id == id }) else {
            throw PipelineError.unusable(
                path: id.code, reason: "the plan names no party of this credit code")
        }
        return party
    }

    private func exists(_ path: Path) throws(SystemError) -> Bool {
        do {
            _ = try Files.status(of: path)
            return true
        } catch {
            guard error.isMissing else { throw error }
            return false
        }
    }

    private func makeFolder(_ path: Path, _ permissions: UInt32) throws(SystemError) {
        do {
            try Files.makeFolder(path, permissions: permissions)
        } catch {
            if error.isExists { return }
            guard error.isMissing else { throw error }
            try makeFolder(path.folder, 0o755)
            try Files.makeFolder(path, permissions: permissions)
        }
        // Whatever this process's umask.
        try Files.openFolder(path.folder).setMode(of: path.lastName, permissions)
    }

    private func write(_ bytes: [UInt8], to path: Path, permissions: UInt32) throws {
        try makeFolder(path.folder, 0o755)
        let file = try Files.create(
            path, permissions: permissions, exclusive: false, [.writing, .truncating])
        try file.write(bytes)
        try file.sync()
    }
}
