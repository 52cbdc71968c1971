internal import CLinux

extension FileDescriptor {
    /// What the open file is.
    package func status() throws(SystemError) -> FileStatus {
        let number = number
        var status = stat()
        _ = try checked("fstat", subject.description) { unsafe dengji_status(number, &status) }
        return FileStatus(status)
    }

    /// Waits until content and inode are on the device; on a folder, the names in it. Never made
    /// again after an error: the kernel may have dropped what it could not write.
    package func sync() throws(SystemError) {
        let number = number
        try once("fsync") { fsync(number) }
    }

    /// As `sync()`, without times and mode.
    package func syncData() throws(SystemError) {
        let number = number
        try once("fdatasync") { fdatasync(number) }
    }

    /// Waits until everything written to the file system this lies on is on its device.
    package func syncFileSystem() throws(SystemError) {
        let number = number
        try once("syncfs") { dengji_sync_file_system(number) }
    }

    /// Sets the permission bits.
    package func setMode(_ mode: UInt32) throws(SystemError) {
        let number = number
        _ = try checked("fchmod", subject.description) { fchmod(number, mode_t(mode)) }
    }

    /// Gives it to a user and a group by their numbers; `nil` leaves either as it is. It takes
    /// set-id bits away, so modes are set afterwards.
    package func setOwner(_ owner: UInt32?, group: UInt32?) throws(SystemError) {
        let number = number
        _ = try checked("fchown", subject.description) {
            fchown(number, owner ?? .max, group ?? .max)
        }
    }

    /// Room on the file system this lies on, as an ordinary user may use it.
    package func space() throws(SystemError) -> FileSystemSpace {
        let number = number
        var found = statvfs()
        _ = try checked("fstatvfs", subject.description) { unsafe fstatvfs(number, &found) }
        return FileSystemSpace(found)
    }

    /// Takes the whole file for this open file alone, without waiting; `false` when another open
    /// file, in this process or another, has it.
    ///
    /// An open file description lock (`F_OFD_SETLK`): it goes when the last duplicate of this
    /// descriptor is closed, by the kernel if need be.
    package func lock() throws(SystemError) -> Bool {
        let number = number
        do {
            _ = try checked("fcntl", subject.description) { dengji_lock_whole(number) }
            return true
        } catch {
            guard error.code == EAGAIN || error.code == EACCES else { throw error }
            return false
        }
    }

    /// Makes a call a single time, even when a signal interrupts it.
    private func once(_ call: String, _ body: () -> Int32) throws(SystemError) {
        guard body() == -1 else { return }
        let code = dengji_errno()
        throw SystemError(call: call, code: code, subject: subject.description)
    }
}
