internal import Pipeline
internal import Storage
internal import System

/// Whether what is mounted below `inbox/` and `outbox/` answers.
struct SharesCheck: DoctorCheck {
    static let code = "shares"
    static let title = Message(zh: "单独挂载的文件夹", en: "folders mounted by themselves")

    func findings(in examined: ExaminedWorkspace) throws -> [DoctorFinding] {
        try examined.apart.folders.compactMap { folder in
            do {
                let status = try examined.apart.look(at: folder.place) {
                    path throws(SystemError) in
                    try Files.status(of: path, followingLink: true)
                }
                return status == nil ? SharesCheck.silent(folder) : nil
            } catch let error as SystemError {
                return SharesCheck.failed(folder, error)
            }
        }
    }

    private static let advice = Message(
        zh: "查看共享的服务器和网络；已经不用的，卸载：umount -l",
        en: "See to the share's server and the network; one that is not used any more: umount -l")

    /// Who waits meanwhile.
    private static func waiting(_ place: Path) -> Message {
        switch place {
        case WorkspacePaths.inbox: Message(zh: "收件停住", en: "intake stands still")
        case _ where place.lies(atOrBelow: WorkspacePaths.inbox):
            Message(zh: "其中的来件等候", en: "what lies in it waits")
        default:
            Message(zh: "写入其中的文书会让登记系统等候", en: "papers for it make the registry wait")
        }
    }

    private static func silent(_ folder: ApartFolders.Folder) -> DoctorFinding {
        let (place, type, source) = (folder.place, folder.mount.type, folder.mount.source)
        return DoctorFinding(
            .fault, "share-silent", place.description,
            Message(
                zh: "\(place) 上挂载的 \(type)（\(source)）"
                    + "在 \(ApartFolders.patienceMilliseconds) 毫秒内没有响应；\(waiting(place).zh)。"
                    + "其时钟、空间和权限没有查看。",
                en: "the \(type) mounted at \(place) (\(source)) does not answer within "
                    + "\(ApartFolders.patienceMilliseconds) ms; \(waiting(place).en). Its clock, space "
                    + "and permissions were not looked at."),
            advice: advice)
    }

    private static func failed(
        _ folder: ApartFolders.Folder, _ error: SystemError
    ) -> DoctorFinding {
        let (place, type, source) = (folder.place, folder.mount.type, folder.mount.source)
        return DoctorFinding(
            .fault, "share-failed", place.description,
            Message(
                zh: "\(place) 上挂载的 \(type)（\(source)）不能使用：\(error)；\(waiting(place).zh)。",
                en: "the \(type) mounted at \(place) (\(source)) cannot be used: \(error); "
                    + "\(waiting(place).en)."),
            advice: advice)
    }
}
