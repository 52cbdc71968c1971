package import Registry

/// What a check of a whole workspace found.
package struct CheckReport: Hashable, Sendable {
    /// Lines of the journal that are proved.
    package var lineCount = 0
    /// How many lines a checkpoint was signed over; later ones follow them in the chain and will be.
    package var signedLineCount = 0
    /// The place after the first lines, which were not read; `nil` where all were.
    package var begin: JournalMark?
    /// Files whose digest was computed.
    package var fileCount = 0
    /// Their bytes.
    package var byteCount = 0
    /// Files of the outbox that are gone: recipients may take theirs away.
    package var takenCount = 0
    /// Lines not judged because their commit is still under way, or was cut short and is finished
    /// by the next start.
    package var unsettledCount = 0
    /// The first line whose files were looked into; `nil` for all, and where no line is so young.
    package var sinceLine: Int?
    /// Files of lines before it: that they are there and as long as they should be was seen, what they
    /// hold was not. Of those in a ZIP it was seen that the ZIP is there.
    package var unreadCount = 0
    /// Where only the files of younger lines were looked into: those files.
    package var readPaths: Set<String> = []
    /// Whether lines of the journal are missing or not proved: what they would name was not judged.
    package var isCut = false
    /// Whether the workspace has a ledger, which was checked then.
    package var hasLedger = false
    /// Everything that is wrong, in the order in which it was found.
    package var discrepancies: [Discrepancy] = []

    /// How many lines, the first ones, were not read: the ledger begins with their hashes. Of their files
    /// nothing was seen, and strays were not looked for.
    package var unreadLineCount: Int { begin?.lineCount ?? 0 }

    /// Whether nothing is wrong.
    package var isWhole: Bool { discrepancies.isEmpty }
}
