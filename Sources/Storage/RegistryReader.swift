internal import Digests
package import Registry
package import System

/// Reads back what was committed, proving each file by the digest that the journal names.
///
/// Needs no lock; may be used from several threads. A file that is not the journal's is an error
/// with `park`: that case stops, others go on.
package struct RegistryReader: Sendable {
    let disk: any Disk
    private let made: MadeFiles?

    /// A reader of one workspace; what was made anew is read before what lies there.
    package init(disk: any Disk, made: MadeFiles? = nil) {
        self.disk = disk
        self.made = made
    }

    /// The bytes of a case's `case.xml`.
    package func caseFile(of standing: CaseStanding) throws(StorageError) -> [UInt8] {
        try proven(
            WorkspacePaths.caseFolder(standing.folder, standing.number) / "case.xml",
            standing.digest, subject: standing.number.text)
    }

    /// The bytes of a numbered paper of a case's docket.
    package func paper(
        _ file: String, digest: ContentDigest, of standing: CaseStanding
    ) throws(StorageError) -> [UInt8] {
        try proven(
            path(of: file, in: standing), digest, subject: "\(standing.number.text) \(file)")
    }

    /// The bytes of a file under `registry/`.
    package func registryFile(
        _ path: String, digest: ContentDigest
    ) throws(StorageError) -> [UInt8] {
        try proven(WorkspacePaths.registry / path, digest, subject: path)
    }

    /// The bytes of an entry's file in the register.
    package func entryFile(of standing: EntryStanding) throws(StorageError) -> [UInt8] {
        try registryFile(RegisterPlace.file(of: standing.number), digest: standing.digest)
    }

    /// The bytes of an entry's file as it lies there, `nil` where there is none; not proved.
    package func entryFile(numbered number: String) throws(StorageError) -> [UInt8]? {
        do {
            return try disk.contents(of: WorkspacePaths.registry / RegisterPlace.file(of: number))
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
    }

    /// Whether a numbered paper of a case lies there with the bytes that its line names; it is read in
    /// blocks, and not kept.
    package func holds(_ file: JournalFile, of standing: CaseStanding) throws(StorageError) -> Bool
    {
        try disk.holds(file, at: path(of: file.path, in: standing))
    }

    /// Whether papers of a case lie in a ZIP, where nothing opens them by a path.
    package func isInZIP(_ standing: CaseStanding) -> Bool {
        BagMember(path(of: "case.xml", in: standing)) != nil
    }

    /// Where a numbered paper of a case lies, for who opens it otherwise; not proved.
    package func path(of file: String, in standing: CaseStanding) -> Path {
        precondition(Path.isPlain(file), "\(file) is one name")
        return WorkspacePaths.caseFolder(standing.folder, standing.number) / file
    }

    /// Calls `body` with every line of the journal in order, the chain proved.
    ///
    /// Beside a running writer the last line may be half written; it is left out.
    package func journal(
        _ body: (JournalLine) throws(StorageError) -> Void
    ) throws(StorageError) {
        _ = try JournalReader(disk: disk).read { line, _ throws(StorageError) in try body(line) }
    }

    /// Calls `body` with the lines after `cursor` in order, the chain proved, up to but without line
    /// `end`, which must be whole; moves the cursor on.
    package func journal(
        after cursor: inout JournalCursor, before end: Int, _ body: (JournalLine) -> Void
    ) throws(StorageError) {
        let reader = JournalReader(disk: disk, blockBytes: 128 << 10)
        cursor.head = try reader.read(after: cursor.head, before: end) { line, _ in body(line) }
    }

    private func proven(
        _ path: Path, _ digest: ContentDigest, subject: String
    ) throws(StorageError) -> [UInt8] {
        if let bytes = made?.bytes(of: digest) { return bytes }
        let bytes: [UInt8]
        do {
            bytes = try disk.contents(of: path)
        } catch {
            guard error.isMissing else { throw error }
            made?.miss(digest)
            throw StorageError(
                .missing, operation: "read", subject: subject, cause: "\(path) is not there",
                verdict: .park)
        }
        let found = SHA256.digest(of: bytes)
        guard ContentDigest(sha256: found.hex) == digest else {
            made?.miss(digest)
            throw StorageError(
                .differs, operation: "read", subject: subject,
                cause: "\(path) is \(found.text), the journal says \(digest.text)",
                verdict: .park)
        }
        return bytes
    }
}
