internal import Registry
internal import Storage
internal import System

/// Cases that orders destroyed, as the journal has them.
struct DisposalShelf {
    private let reader: RegistryReader

    /// The journal of a workspace.
    init(_ workspace: WorkspaceFolder) throws {
        reader = RegistryReader(disk: try LinuxDisk(root: workspace.root))
    }

    /// All of them, in the order of case numbers.
    func all() throws -> [DisposalRecord] {
        var records: [DisposalRecord] = []
        try reader.journal { line in
            for gone in line.entry.disposed ?? [] {
                records.append(DisposalRecord(gone, line: line.number, line.entry))
            }
        }
        return records.sorted { $0.number < $1.number }
    }

    /// The one of a number with its files; `nil` where no order destroyed it.
    func find(_ number: CaseNumber) throws -> DisposalRecord? {
        var record: DisposalRecord?
        var files: [String: ContentDigest] = [:]
        try reader.journal { line in
            if line.entry.standing?.number == number {
                for file in line.entry.files {
                    switch file.place {
                    case .caseFolder: files["data/" + file.path] = file.digest
                    case .registry where file.kind == "bag":
                        files[String(file.path.split(separator: "/").last ?? "")] = file.digest
                    case .registry, .outbox: continue
                    }
                }
            }
            for gone in line.entry.disposed ?? [] where gone.number == number {
                record = DisposalRecord(gone, line: line.number, line.entry)
            }
        }
        record?.files = files.sorted { $0.key < $1.key }.map {
            DisposalRecord.FileRow(path: $0.key, digest: $0.value.text)
        }
        return record
    }
}

extension CaseShelf {
    /// The case of a number, or what is left of one that was destroyed; throws where there was none.
    func findOrDisposed(_ number: CaseNumber) throws -> Result<Found, Destroyed> {
        if let found = try findIfThere(number) { return .success(found) }
        if let record = try DisposalShelf(workspace).find(number) {
            return .failure(Destroyed(record: record))
        }
        return .success(try find(number))
    }

    /// A case that was destroyed, in place of one.
    struct Destroyed: Error {
        let record: DisposalRecord
    }
}
