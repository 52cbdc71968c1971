internal import Digests
internal import Packages
internal import Registry
internal import System

/// One comparison of bytes on a disk with what the journal says of them; any thread may make it.
struct ByteProof: Sendable {
    /// What is looked at.
    enum Subject: Sendable {
        /// The file at a path, opened when it is its turn. One that may be taken away by its recipient may
        /// be gone; of one that is not read it is only seen that it is there in its size.
        case file(Path, sizeBytes: Int?, mayBeTaken: Bool, isRead: Bool)
        /// A content of a ZIP, with what the ZIP has of it, and what to tell where that is another sum.
        case member(any DiskFile, StoredZIP.Member, damage: Discrepancy)
    }

    /// What is wrong.
    enum Problem: Sendable {
        /// There is no such file.
        case gone
        /// It is something else; in words, or another digest.
        case differs(found: String, expected: String)
        /// The ZIP says something else of the content than it is.
        case zipDamaged(Discrepancy)
        /// The disk does not give it.
        case failed(StorageError)
    }

    /// What came of it.
    struct Outcome: Sendable {
        /// Bytes of the file where it is one, whether read or not.
        var seenBytes: Int?
        /// `nil` when all is well.
        var problem: Problem?
    }

    /// What is looked at.
    var subject: Subject
    /// What the journal says.
    var digest: ContentDigest
    /// The path, the case and the line, for what is told.
    var about: Discrepancy

    /// How much it has to read, as far as that is known before.
    var expectedBytes: Int {
        switch subject {
        case .file(_, let sizeBytes, _, let isRead): isRead ? sizeBytes ?? 0 : 0
        case .member(_, let member, _): member.sizeBytes
        }
    }

    /// Makes the comparison.
    func outcome(on disk: any Disk) -> Outcome {
        switch subject {
        case .file(let path, let sizeBytes, _, let isRead):
            return outcome(path, sizeBytes, isRead: isRead, on: disk)
        case .member(let file, let member, var damage):
            do {
                let (found, sum) = try ByteProof.sums(of: file)
                if found != digest { return Outcome(problem: differs(found.text)) }
                if sum == member.crc { return Outcome() }
                damage.found = StoredZIPFault.sum(name: member.text).english
                return Outcome(problem: .zipDamaged(damage))
            } catch {
                return Outcome(problem: .failed(error))
            }
        }
    }

    private func outcome(
        _ path: Path, _ sizeBytes: Int?, isRead: Bool, on disk: any Disk
    ) -> Outcome {
        let file: any DiskFile
        do {
            file = try disk.open(path, for: .reading)
        } catch {
            if error.isMissing { return Outcome(problem: .gone) }
            if error.system?.isSymbolicLink == true {
                return Outcome(problem: differs("a symbolic link"))
            }
            return Outcome(problem: .failed(error))
        }
        var outcome = Outcome()
        do {
            let status = try file.status()
            guard status.kind == .file else { return Outcome(problem: differs("not a file")) }
            outcome.seenBytes = status.sizeBytes
            if let sizeBytes, sizeBytes != status.sizeBytes {
                outcome.problem = .differs(
                    found: "\(status.sizeBytes) bytes", expected: "\(sizeBytes) bytes")
            } else if isRead {
                let found = try FileDigest.compute(file)
                if found != digest { outcome.problem = differs(found.text) }
            }
        } catch {
            outcome.problem = .failed(error)
        }
        return outcome
    }

    private func differs(_ found: String) -> Problem {
        .differs(found: found, expected: digest.text)
    }

    /// Both sums in one pass.
    private static func sums(
        of file: any DiskFile
    ) throws(StorageError) -> (ContentDigest, UInt32) {
        let stream = DigestStream(.sha256)
        var sum = CRC32()
        try file.forEachBlock { block, _ in
            stream.update(block)
            sum.add(block.span)
        }
        return (ContentDigest(sha256: stream.finish().hex), sum.value)
    }
}
