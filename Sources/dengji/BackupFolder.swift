internal import Foundation
internal import Storage
internal import System

/// A folder that `dengji backup` made.
struct BackupFolder {
    /// The folder.
    let path: Path

    /// Longest record, in bytes; it names keys that were left out.
    private static let maxBytes = 1 << 20

    init(_ path: Path) { self.path = path }

    /// What it says of itself; throws for a folder that is no finished backup.
    func record() throws -> BackupRecord {
        let file = path.appending(Path(BackupRecord.name))
        do {
            let bytes = try WorkspaceFolder.bytes(of: file, max: BackupFolder.maxBytes)
            let record = try JSONDecoder().decode(BackupRecord.self, from: Data(bytes))
            if record.format == BackupRecord.format { return record }
            throw unusable("format \(record.format)")
        } catch let error as SystemError {
            guard error.isMissing else { throw error }
            throw unusable("\(BackupRecord.name): missing")
        } catch let error as DecodingError {
            throw unusable("\(error)")
        }
    }

    private func unusable(_ reason: String) -> CommandError {
        let fault = BackupFault(.unfinished, path.description, found: reason)
        return .environment(
            Message(zh: fault.chinese, en: fault.english),
            advice: Message(zh: fault.chineseAdvice, en: fault.englishAdvice))
    }
}
