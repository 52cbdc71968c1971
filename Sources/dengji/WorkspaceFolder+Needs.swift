internal import Registry
internal import Storage
internal import System
internal import WorkingDays

extension WorkspaceFolder {
    /// Throws for a time to come outside a demonstration: the journal's clock never goes back, so every
    /// later paper would be of that time.
    func needMayChoose(_ time: Instant?) throws {
        guard let time, time > ArgumentReading.now() else { return }
        if try configuration()?.isDemonstration == true { return }
        throw CommandError.usage(
            Message(
                zh: "--at 是将来的时间，只有演示工作区可用。",
                en: "--at is a time to come, which only a demonstration may have."),
            advice: Message(
                zh: "不写 --at，以现在为准。", en: "Leave --at out; then it is now."))
    }

    /// Throws for a finished backup: a registry that ran in it would spoil it.
    func needNoBackup() throws {
        guard try WorkspaceFolder.exists(path(Path(BackupRecord.name))) else { return }
        throw CommandError.usage(
            Message(zh: "\(root) 是一份备份。", en: "\(root) is a backup."),
            advice: Message(
                zh: "先恢复到新的文件夹：dengji restore \(root) 新文件夹。",
                en: "Restore it to a new folder first: dengji restore \(root) FOLDER."))
    }
}
