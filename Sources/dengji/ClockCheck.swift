internal import Pipeline
internal import Storage
internal import System

/// This machine's clock against the time that the file systems stamp.
///
/// A package's time of receipt is its inode's, which on a share is the server's clock.
struct ClockCheck: DoctorCheck {
    static let code = "clock"
    static let title = Message(zh: "时钟", en: "clock")

    /// Stamps of inodes are coarse by some milliseconds; a share may take a while to answer.
    private static let toleratedMilliseconds: Int64 = 2_000

    func findings(in examined: ExaminedWorkspace) throws -> [DoctorFinding] {
        var findings: [DoctorFinding] = []
        let tops = [WorkspacePaths.inbox, WorkspacePaths.registry, WorkspacePaths.outbox]
        let mounted = examined.apart.folders.map(\.place).filter { !tops.contains($0) }
        for place in tops + mounted {
            // A share that does not answer, or fails, is another check's finding.
            guard let attempt = try examined.attempt(at: place, ClockCheck.stamp) else { continue }
            guard let (before, stamp, after) = attempt.stamps else {
                findings.append(ClockCheck.unwritable(place))
                continue
            }
            let behind = before - stamp
            let ahead = stamp - after
            let difference = max(behind, ahead)
            guard difference > ClockCheck.toleratedMilliseconds else { continue }
            findings.append(ClockCheck.apart(place, difference, isAhead: ahead > behind))
        }
        return findings
    }

    /// The clock before, what the file system stamps a new file with, and the clock after; `nil` where no
    /// file may be made.
    private struct Attempt: Sendable {
        var stamps: (before: Int64, stamp: Int64, after: Int64)?
    }

    private static func stamp(in folder: Path) throws(SystemError) -> Attempt {
        let before = SystemClock.nowMilliseconds()
        do {
            let file = try ProbeFile.make(in: folder)
            try file.write([0])
            let stamp = try file.status().changedMilliseconds
            return Attempt(stamps: (before, stamp, SystemClock.nowMilliseconds()))
        } catch {
            guard error.isDenied else { throw error }
            return Attempt()
        }
    }

    private static func apart(_ place: Path, _ milliseconds: Int64, isAhead: Bool)
        -> DoctorFinding
    {
        let seconds = milliseconds / 1000
        return DoctorFinding(
            .fault, "clock-apart", place.description,
            Message(
                zh: "\(place) 所在文件系统的时间比本机时钟\(isAhead ? "快" : "慢") \(seconds) 秒；收件时间以文件系统为准。",
                en:
                    "the file system of \(place) stamps files \(seconds) s "
                    + (isAhead ? "ahead of" : "behind")
                    + " this machine's clock, and times of receipt are its stamps."),
            advice: Message(
                zh: "两边都与时间服务器同步：timedatectl，共享文件夹的服务器同样。",
                en:
                    "Let both follow a time server: timedatectl here, and the same on the share's server."
            ))
    }

    private static func unwritable(_ place: Path) -> DoctorFinding {
        DoctorFinding(
            .fault, "unwritable", place.description,
            Message(
                zh: "现在的用户不能在 \(place) 中建立文件。",
                en: "this user may make no file in \(place)."),
            advice: Message(
                zh: "以 dengji run 所用的用户运行 dengji doctor；仍不能的，改正该文件夹的属主和权限。",
                en:
                    "Run dengji doctor as the user that runs dengji run; if that one may "
                    + "not either, "
                    + "correct owner and mode of the folder."))
    }
}
