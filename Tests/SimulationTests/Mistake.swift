import System

@testable import Storage

/// A mistake that is planted around the program, to see that the simulation finds it. None of it is in
/// the program: it is a disk that does something else than it was told, or randomness that has none.
enum Mistake: String, CaseIterable, Sendable {
    /// The journal's lines are not synced.
    case skipsSyncOfJournal
    /// The redo file is not synced.
    case skipsSyncOfRedo
    /// The copy in a claim is not synced before the original goes.
    case skipsSyncOfClaim
    /// A checkpoint drops redo files without having synced.
    case skipsSyncOfCheckpoint
    /// Papers are put into the outbox before the journal's line is durable.
    case outboxBeforeJournal
    /// Claims get ids without randomness.
    case reusesAnID
    /// A sync that failed is tried again, and the second answer believed.
    case retriesASync
    /// A start does not look for the claims that it left.
    case forgetsAClaim
    /// A redo file goes before the checkpoint that makes it needless.
    case dropsRedoEarly
    /// Where a file has to be made and one lies there, it is taken to be the right one.
    case trustsAShortFile

    /// The disk that makes it.
    func disk(around disk: SimulatedDisk) -> any Disk {
        switch self {
        case .skipsSyncOfJournal, .skipsSyncOfRedo, .skipsSyncOfClaim, .skipsSyncOfCheckpoint:
            let skipping = SkippingDisk(disk)
            skipping.mistake = self
            return skipping
        case .outboxBeforeJournal: return HastyDisk(disk)
        case .reusesAnID: return disk
        case .retriesASync: return RetryingDisk(disk)
        case .forgetsAClaim: return ForgetfulDisk(disk)
        case .dropsRedoEarly: return DroppingDisk(disk)
        case .trustsAShortFile: return TrustingDisk(disk)
        }
    }
}

private final class SkippingDisk: PassingDisk, @unchecked Sendable {
    var mistake = Mistake.skipsSyncOfJournal

    override func sync(_ file: any DiskFile, _ path: Path) throws(StorageError) {
        let isSkipped =
            switch mistake {
            case .skipsSyncOfJournal: path.parent == WorkspacePaths.journal
            case .skipsSyncOfRedo: path.parent == WorkspacePaths.staging
            case .skipsSyncOfClaim: path.isBelow(WorkspacePaths.claims)
            default: false
            }
        if !isSkipped { try file.sync() }
    }

    override func syncEverything() throws(StorageError) {
        if mistake != .skipsSyncOfCheckpoint { try below.syncEverything() }
    }
}

/// Puts the papers of a redo file into the outbox as soon as it is written.
private final class HastyDisk: PassingDisk, @unchecked Sendable {
    override func write(
        _ bytes: [UInt8], at offset: Int, to file: any DiskFile, _ path: Path
    ) throws(StorageError) {
        try file.write(bytes, at: offset)
        guard path.parent == WorkspacePaths.staging else { return }
        for group in RedoFile.groups(in: bytes).groups {
            for entry in group.files where entry.path.hasPrefix("outbox/") {
                try Applying(disk: below).deliver(entry.bytes, to: Path(entry.path))
            }
        }
    }
}

private final class RetryingDisk: PassingDisk, @unchecked Sendable {
    private func twice(_ body: () throws(StorageError) -> Void) throws(StorageError) {
        do {
            try body()
        } catch {
            guard error.code == .syncFailed else { throw error }
            try body()
        }
    }

    override func sync(_ file: any DiskFile, _ path: Path) throws(StorageError) {
        try twice { () throws(StorageError) in try file.sync() }
    }

    override func syncFolder(_ path: Path) throws(StorageError) {
        try twice { () throws(StorageError) in try below.syncFolder(path) }
    }

    override func syncEverything() throws(StorageError) {
        try twice { () throws(StorageError) in try below.syncEverything() }
    }
}

private final class ForgetfulDisk: PassingDisk, @unchecked Sendable {
    override func entries(of folder: Path) throws(StorageError) -> [DiskEntry] {
        folder == WorkspacePaths.claims ? [] : try below.entries(of: folder)
    }
}

private final class DroppingDisk: PassingDisk, @unchecked Sendable {
    override func syncEverything() throws(StorageError) {
        for first in try WorkspacePaths.redoFirstLines(on: below) {
            try below.removeIfThere(WorkspacePaths.redo(firstLine: first))
        }
        try below.syncFolder(WorkspacePaths.staging)
        try below.syncEverything()
    }
}

private final class TrustingDisk: PassingDisk, @unchecked Sendable {
    override func open(_ path: Path, for access: DiskAccess) throws(StorageError) -> any DiskFile {
        do {
            return try super.open(path, for: access)
        } catch {
            // What is replaced has a temporary name first.
            guard case .creating = access, error.isExists, path.lastName.bytes.first != 0x2E,
                !path.isBelow(WorkspacePaths.staging), path.parent != WorkspacePaths.journal
            else { throw error }
            return Trusted(try below.open(path, for: .reading))
        }
    }

    /// A file that is believed to be what was going to be written.
    private final class Trusted: DiskFile, @unchecked Sendable {
        private let file: any DiskFile

        init(_ file: any DiskFile) { self.file = file }

        func status() throws(StorageError) -> DiskStatus { try file.status() }
        func read(at offset: Int, count: Int) throws(StorageError) -> [UInt8] {
            try file.read(at: offset, count: count)
        }
        func write(_ bytes: [UInt8], at offset: Int) {}
        func truncate(to sizeBytes: Int) {}
        func sync() throws(StorageError) { try file.sync() }
    }
}
