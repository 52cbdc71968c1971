internal import Digests
internal import Papers
internal import Registry
internal import System
internal import WorkingDays

/// Checks a status list with the parts beside it: signature, digests, and whether it is up to date.
struct StatusListCheck {
    private let path: Path
    private let parts: Set<StatusShardName>?
    /// The parts that are as the list names them.
    private(set) var shards: [StatusShard] = []
    private(set) var verdict: StatusListVerdict

    /// A check of the list at a path; a moment judges whether it still counts, `nil` leaves that. With
    /// `parts` no others are looked into.
    init(
        _ path: Path, papers check: inout PaperCheck, at moment: Instant?,
        parts: Set<StatusShardName>? = nil
    ) throws {
        self.path = path
        self.parts = parts
        verdict = StatusListVerdict(path: path.description)
        // A running watcher may replace part and list between two reads: then it is looked at anew.
        for _ in 0..<StatusListCheck.maxLooks {
            let bytes = try WorkspaceFolder.bytes(of: path)
            shards = []
            verdict = StatusListVerdict(path: path.description)
            try look(bytes, &check, moment)
            if try verdict.isWhole || WorkspaceFolder.bytes(of: path) == bytes { return }
        }
    }

    private static let maxLooks = 5

    private mutating func look(
        _ bytes: [UInt8], _ check: inout PaperCheck, _ moment: Instant?
    ) throws {
        let list: StatusList
        do {
            list = try StatusListFile.read(bytes)
        } catch {
            verdict.problems.append(.unreadableList(path.description, error.description))
            return
        }
        verdict.take(list)
        if let problem = check.signatureProblem(of: bytes, issuer: list.issuer) {
            verdict.problems.append(.unsignedList(path.description, problem))
        }
        for part in list.parts where parts?.contains(part.name) != false { try look(part) }
        if let moment, moment >= list.nextUpdate {
            verdict.problems.append(.outOfDate(path.description, since: list.nextUpdate))
        }
    }

    private mutating func look(_ part: StatusList.Part) throws {
        let file = path.folder.appending(Path("status/\(part.name.text).xml"))
        let bytes: [UInt8]
        do {
            bytes = try WorkspaceFolder.bytes(of: file)
        } catch {
            guard error.isMissing else { throw error }
            verdict.problems.append(.missingShard(file.description))
            return
        }
        let digest = ContentDigest(sha256: SHA256.digest(of: bytes).hex)
        guard digest == part.digest else {
            verdict.problems.append(
                .changedShard(
                    file.description, found: digest.text, expected: part.digest.text))
            return
        }
        do {
            let shard = try StatusShard.read(bytes)
            guard shard.name == part.name, shard.rows.count == part.entries else {
                verdict.problems.append(
                    .changedShard(
                        file.description, found: "\(shard.name.text), \(shard.rows.count)",
                        expected: "\(part.name.text), \(part.entries)"))
                return
            }
            shards.append(shard)
        } catch {
            verdict.problems.append(.unreadableList(file.description, error.description))
        }
    }
}
