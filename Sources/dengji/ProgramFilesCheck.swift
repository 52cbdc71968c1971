internal import Pipeline
internal import System

/// Owners and modes of the three programs and of the folders in which they lie: whoever may change one of
/// them decides what the registry does with its keys.
struct ProgramFilesCheck: DoctorCheck {
    static let code = "program-files"
    static let title = Message(zh: "程序文件", en: "program files")

    private static let consequence = Message(
        zh: "可以换上另一个程序，而登记系统的用户会以自己的密钥运行它",
        en: "could put another program there, which the registry's user would run with its keys")

    func findings(in examined: ExaminedWorkspace) throws -> [DoctorFinding] {
        let own = try ThisProcess.executable()
        var findings: [DoctorFinding] = []
        // The three mostly lie in one folder, which is told once.
        var seen: Set<Path> = []
        for name: Path in [own.lastName, "dengji-examiner", "dengji-press"] {
            let path: Path
            do {
                path = try Files.realPath(own.folder.appending(name))
            } catch {
                // That one is missing is another check's finding.
                guard error.isMissing else { throw error }
                continue
            }
            var place = path
            while seen.insert(place).inserted {
                findings += try GuardedPlace.judged(
                    place, own: examined.owner, ProgramFilesCheck.consequence)
                place = place.folder
            }
        }
        return findings
    }
}
