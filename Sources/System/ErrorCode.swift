internal import CLinux

/// Error numbers that simulated disks and tests need to name.
package enum ErrorCode {
    /// `ENOENT`: no such name.
    package static let missing = ENOENT
    /// `EEXIST`: the name is taken.
    package static let exists = EEXIST
    /// `ENOSPC`: no room.
    package static let outOfSpace = ENOSPC
    /// `EIO`: the device failed.
    package static let deviceFailed = EIO
    /// `ENOTDIR`: a file stood where a folder was wanted.
    package static let notFolder = ENOTDIR
    /// `EISDIR`: a folder stood where a file was wanted.
    package static let folder = EISDIR
    /// `ENOTEMPTY`: the folder still holds something.
    package static let notEmpty = ENOTEMPTY
    /// `EMFILE`: no descriptor left in this process.
    package static let outOfDescriptors = EMFILE
    /// `EACCES`: permission is lacking.
    package static let denied = EACCES
    /// `EPERM`: only an owner or root may do it.
    package static let notPermitted = EPERM
    /// `EINVAL`: an argument that the call does not take.
    package static let invalid = EINVAL
    /// `EFBIG`: more bytes than the limit.
    package static let tooBig = EFBIG
    /// `ETIMEDOUT`: waited as long as was allowed.
    package static let timedOut = ETIMEDOUT
    /// `EPIPE`: the other end is closed.
    package static let brokenPipe = EPIPE
    /// `EBADMSG`: a file is not of the form that was to be read.
    package static let damaged = EBADMSG
    /// `ENOSYS`: there is no such call.
    package static let notImplemented = ENOSYS
    /// `EXDEV`: two file systems.
    package static let otherFileSystem = EXDEV
}
