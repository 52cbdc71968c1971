package import Definitions
package import Registry
internal import Storage
package import System

/// An opened workspace: where it is, who is in it, what its rules say, and what signs for it.
package struct Workspace: Sendable {
    /// The workspace's folder, absolute.
    package let root: Path
    /// Its configuration.
    package let configuration: Configuration
    /// Parties by id.
    package let parties: [PartyID: Party]
    /// The files that configuration and parties were read from, by path below the registry.
    package let settings: [String: [UInt8]]
    /// Seals and anchor.
    package let keyring: Keyring
    /// What opened them.
    let unlock: KeyUnlock
    /// The set of schemas in force.
    package let rules: RuleFiles
    /// The same, read.
    package let book: RuleBook
    /// Which of its files judge packages.
    let judging: JudgingShelf
    /// What lies in `schemas/`, where that is another set: it waits to be adopted.
    package let offered: RuleFiles?
    /// Whether `registry/rules-in-force` names the set in force.
    let isNamed: Bool
    /// Who could issue papers at the time, where lines are played again; `nil`: who has a seal.
    var issuers: Set<PartyID>?

    /// Reads everything but the journal; nothing is written. Throws what is missing or broken.
    /// `adopted` is the set in force where the journal was read; `unlock` opens private keys.
    package static func open(
        _ folder: Path, adopted: ContentDigest? = nil, unlock: KeyUnlock = .none
    ) throws -> Workspace {
        let root = try Files.realPath(folder)
        let reading = try RulesReading.read(root, adopted: adopted)
        let rules = reading.inForce
        let config = try bytes(root.appending(WorkspacePaths.config))
        let configuration = try ConfigurationFile.read(config, xsd: xsd("config", rules))
        let files = try partyFiles(root.appending(WorkspacePaths.parties))
        let parties = try PartyFile.readAll(files, xsd: xsd("party", rules))
        var settings = ["config.xml": config]
        for file in files { settings["parties/" + file.name] = file.bytes }
        let keyring = try Keyring.load(
            root.appending(WorkspacePaths.keys), configuration.signing, unlock: unlock)
        for party in parties
        where [configuration.authority, configuration.cityRegistrar].contains(party.id) {
            guard keyring.seals[party.id] != nil else {
                throw PipelineError.unusable(
                    path: "registry/keys/\(party.id.code).key.pem",
                    reason: "\(party.name) issues papers and has no seal")
            }
        }
        let book = try RuleBook.load(rules)
        try Sealing(keyring, profiles: book.profiles)
            .needKeys(of: [configuration.authority, configuration.cityRegistrar])
        return Workspace(
            root: root, configuration: configuration,
            parties: Dictionary(parties.map { ($0.id, $0) }) { first, _ in first },
            settings: settings,
            keyring: keyring, unlock: unlock,
            rules: rules, book: book, judging: JudgingShelf(rules), offered: reading.offered,
            isNamed: reading.named == rules.digest)
    }

    /// The party of an id; throws when a party the configuration names has no file.
    package func party(_ id: PartyID) throws -> Party {
        guard let party = parties[id] else {
            throw PipelineError.unusable(
                path: "registry/parties/\(id.code).xml",
                reason: "the configuration names this party, but it has no file")
        }
        return party
    }

    /// Those of `registrars` that may be competent: a county's that has no seal yet is none, for it
    /// could issue nothing; the city's acts for its region.
    func candidates(among registrars: [Party]) -> [Party] {
        registrars.filter { issuers?.contains($0.id) ?? (keyring.seals[$0.id] != nil) }
    }

    /// A schema of the set.
    package static func xsd(_ name: String, _ rules: RuleFiles) throws -> [UInt8] {
        guard let bytes = rules.files["xsd/\(name).xsd"] else {
            throw PipelineError.unusable(path: "schemas/xsd/\(name).xsd", reason: "it is missing")
        }
        return bytes
    }

    private static func bytes(_ path: Path) throws -> [UInt8] {
        try Files.open(path).readAll(max: RuleFiles.maxFileBytes)
    }

    private static func partyFiles(_ folder: Path) throws -> [(name: String, bytes: [UInt8])] {
        var files: [(name: String, bytes: [UInt8])] = []
        for name in try Files.names(in: folder).sorted() {
            guard let text = name.text, text.hasSuffix(".xml"), !text.hasPrefix(".") else {
                continue
            }
            files.append((text, try bytes(folder.appending(name))))
        }
        return files
    }
}
