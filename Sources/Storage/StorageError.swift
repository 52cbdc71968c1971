package import System

/// Something of the world that failed while state was read or written.
package struct StorageError: Error, Hashable, Sendable {
    /// What kind of failure; stable names for logs.
    package enum Code: String, Hashable, Sendable {
        /// A system call failed; `system` says how.
        case disk
        /// A sync failed: what is durable is unknown.
        case syncFailed
        /// Another process holds the workspace.
        case locked
        /// A journal line is not what the chain says.
        case journalDamaged
        /// A redo file does not hold what a durable journal line needs.
        case redoDamaged
        /// A file of the registry is not the one the journal names.
        case differs
        /// A file that the journal names is not there.
        case missing
        /// The journal is not one that a signed checkpoint of the ledger can be true of.
        case ledgerContradicted
        /// The checkpoint that must not be contradicted is missing or unreadable.
        case ledgerLost
        /// What is settled of the journal could not be looked up; all of it is in memory now.
        case standingLost
        /// What is settled of the journal is not as the registry wrote it, and lines may rest on it.
        case standingAltered
        /// An entry is older than the line before it.
        case clockBehind
        /// A dropped file changed while it was claimed; it waits.
        case claimChanged
        /// A name in the inbox is no regular file.
        case claimNotFile
        /// A folder in the inbox holds more than may be taken.
        case claimTooLarge
        /// A line is durable but its files could not be made; the next start makes them.
        case applyUnfinished
        /// The store met a failure with the verdict `stop` before and does nothing more.
        case stopped
    }

    /// What the caller does.
    package enum Verdict: String, Hashable, Sendable {
        /// Nothing was left behind; the same may be tried when room was made.
        case retryLater
        /// Leave this one dropped file where it is and go on with others.
        case park
        /// End the process; restart begins from what is durable.
        case stop
    }

    /// The kind.
    package var code: Code
    /// The verb that failed: `create`, `sync`, `read`, `commit` …
    package var operation: String
    /// The path or case it concerns.
    package var subject: String
    /// Why, in English.
    package var cause: String
    /// The call that failed, for `disk`, `syncFailed` and what they caused.
    package var system: SystemError?
    /// What the caller does.
    package var verdict: Verdict

    /// A failure.
    package init(
        _ code: Code, operation: String, subject: String, cause: String, system: SystemError? = nil,
        verdict: Verdict
    ) {
        self.code = code
        self.operation = operation
        self.subject = subject
        self.cause = cause
        self.system = system
        self.verdict = verdict
    }

    /// A system call's failure: what passes when room is made or a permission is given is
    /// `retryLater`, all else `stop`.
    package static func disk(_ operation: String, _ path: Path, _ system: SystemError) -> Self {
        let passes = system.isOutOfSpace || system.isOutOfResources || system.isDenied
        return StorageError(
            .disk, operation: operation, subject: path.description, cause: system.description,
            system: system, verdict: passes ? .retryLater : .stop)
    }

    /// A sync's failure: always `stop`, because a second sync of the same file would lie.
    package static func sync(_ operation: String, _ path: Path, _ system: SystemError) -> Self {
        StorageError(
            .syncFailed, operation: operation, subject: path.description,
            cause: system.description, system: system, verdict: .stop)
    }

    /// The name, or a folder on the way to it, does not exist.
    var isMissing: Bool { code == .disk && system?.isMissing == true }

    /// The name is taken.
    var isExists: Bool { code == .disk && system?.isExists == true }

    /// Two names on two file systems.
    var isOtherFileSystem: Bool { code == .disk && system?.isOtherFileSystem == true }

    /// The name is taken, or the file system cannot rename only onto a free one.
    var isNoFreeName: Bool {
        isExists || code == .disk && system?.code == ErrorCode.invalid
    }

    /// Something of the wrong kind, a link, or a folder that is not empty is in the way: a matter of
    /// that one place, not of the disk.
    package var isObstructed: Bool {
        guard code == .disk, let system else { return false }
        return system.isMissing || system.isExists || system.isSymbolicLink || system.isFolder
            || system.isNotEmpty
    }

    /// The machine lacked room, descriptors or memory just now; nothing is wrong with what was read or
    /// written.
    package var isLack: Bool { system?.isLack ?? false }

    /// Another process holds the lock; `holder` is what that process wrote into the lock file.
    package static func locked(_ path: Path, by holder: String) -> Self {
        StorageError(
            .locked, operation: "lock", subject: path.description, cause: "held by \(holder)",
            verdict: .stop)
    }

    /// The same failure with another verdict.
    func with(_ verdict: Verdict) -> StorageError {
        var copy = self
        copy.verdict = verdict
        return copy
    }
}
