internal import Definitions
internal import Registry
internal import Storage
internal import System
internal import WorkingDays

/// What the registry was opened with, line by line: the set of schemas in force, the configuration,
/// the parties, and who had a key.
final class ReplaySettings {
    private let root: Path
    private let reader: RegistryReader
    private let keys: Result<KeyFolder, any Error>
    private var rules: ContentDigest?
    private var configuration: [UInt8]?
    private var parties: [PartyID: Party] = [:]
    /// Files that lines wrote since the parties were read last.
    private var unread: [(name: String, bytes: [UInt8])] = []
    private var books: [ContentDigest: (files: RuleFiles, book: RuleBook)] = [:]
    private var hasChanged = true
    private var keyCount = -1

    /// A folder of keys that cannot be read keeps lines from being played, and nothing else.
    init(root: Path, reader: RegistryReader) {
        self.root = root
        self.reader = reader
        keys = Result { try KeyFolder.read(root.appending(WorkspacePaths.keys)) }
    }

    /// Takes in what a line changed.
    func take(_ entry: JournalEntry) throws {
        guard entry.changesOpening else { return }
        hasChanged = true
        if let adopted = entry.adoptedRules { rules = adopted }
        for file in entry.files
        where file.place == .registry && JournalFile.settingKinds.contains(file.kind) {
            guard let bytes = try bytes(of: file) else { continue }
            if file.kind == "configuration" {
                configuration = bytes
            } else {
                let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
                unread.append((name, bytes))
            }
        }
    }

    /// Whether a desk that was opened for an earlier line is of no use for one of that time.
    func needsOpening(at moment: Int64) -> Bool {
        hasChanged || issuers(at: moment).count != keyCount
    }

    /// The workspace as it was opened for a line of that time. No private key is read.
    func open(at moment: Int64) throws -> Workspace {
        guard let rules, let configuration else {
            throw ReplayFault.unknownSettings("no earlier line has them")
        }
        let keys = try keys.get()
        let (files, book) = try set(rules)
        let read = try reading("config", files) {
            try ConfigurationFile.read(configuration, xsd: $0)
        }
        for file in unread {
            do {
                let party = try reading("party", files) {
                    try PartyFile.read(file.bytes, name: file.name, xsd: $0)
                }
                parties[party.id] = party
            } catch {
                // What stood in for it is damaged: the party is as it was known before.
                continue
            }
        }
        unread = []
        let issuers = issuers(at: moment)
        keyCount = issuers.count
        hasChanged = false
        return Workspace(
            root: root, configuration: read, parties: parties, settings: [:],
            keyring: try Keyring(certificatesOf: keys, read.signing), unlock: .none, rules: files,
            book: book, judging: JudgingShelf(files), offered: nil, isNamed: true, issuers: issuers)
    }

    /// What a file says by the schema of then, or by that of today: what stands in for an earlier
    /// version may be of a later form.
    private func reading<Read>(
        _ schema: String, _ files: RuleFiles, _ read: ([UInt8]) throws -> Read
    ) throws -> Read {
        do {
            return try read(try Workspace.xsd(schema, files))
        } catch {
            return try read(try Workspace.xsd(schema, try RulesReading.read(root).inForce))
        }
    }

    /// The set of schemas of a digest, for an adoption that is played again.
    func set(_ digest: ContentDigest) throws -> (files: RuleFiles, book: RuleBook) {
        if let known = books[digest] { return known }
        let folder = root.appending(WorkspacePaths.rules).appending(Path(digest.hex))
        let files = try RuleFolder.read(folder)
        guard files.digest == digest else {
            throw ReplayFault.unknownSettings("\(folder) is not what its name says")
        }
        let read = (files: files, book: try RuleBook.load(files))
        books[digest] = read
        return read
    }

    private func issuers(at moment: Int64) -> Set<PartyID> {
        guard case .success(let keys) = keys else { return [] }
        return Set(
            keys.entries.filter { $0.record.from.milliseconds <= moment }.map(\.record.party))
    }

    /// The bytes that a line names: made anew, as they lie there, or of the copy that is kept of what
    /// people wrote. Where only a later version is left, that stands in for it: digests say whether it
    /// could.
    private func bytes(of file: JournalFile) throws -> [UInt8]? {
        for path in [file.path, Adoption.keptPath(file.digest)] {
            let found = try reader.unlessOvertaken {
                try reader.registryFile(path, digest: file.digest)
            }
            if let found { return found }
        }
        return try reader.unprovenFile(file.path)
    }
}
