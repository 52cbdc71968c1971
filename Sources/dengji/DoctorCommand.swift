internal import ArgumentParser
internal import Pipeline
internal import System

/// `dengji doctor`: whether this machine and this workspace are as the registry needs them.
struct DoctorCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "doctor",
            Message(
                zh: "体检：权限、时钟、空间、索引、模式、证书、内核",
                en: "Look over permissions, clock, space, index, schemas, certificates, kernel"),
            Message(
                zh:
                    "检查工作区及其上级文件夹、登记库文件、密钥文件、程序文件的属主和权限、各单位文件夹由谁使用、单独挂载的文件夹有无响应、时钟与文件系统时间是否一致、剩余空间、索引、启动所依据的 registry/standing.sqlite、现行模式集和 schemas/、"
                    + "没有证书的单位、内核能否把检查进程锁住、文件系统断电后是否可靠、各程序是否齐全。"
                    + "每项附处理办法。可以与 dengji run 同时运行，不改动登记库；文件内容是否被改动由 dengji verify 核对。"
                    + "有需要处理的，退出状态为 1。",
                en:
                    "Looks at owners and modes of the workspace, of the folders above it, of the files "
                    + "of the registry, keys and programs, at who may use the parties' "
                    + "folders, at whether folders mounted by themselves answer, at the clock against the file system's, at free space, the index, "
                    + "registry/standing.sqlite by which a start goes, the "
                    + "set of schemas in force and schemas/, parties without certificates, whether the "
                    + "kernel lets examiners lock themselves in, whether the file systems keep what was written when the power goes, and "
                    + "whether all programs are there. Each finding has its advice. It may run beside "
                    + "dengji run and changes nothing; whether files were changed is what dengji verify "
                    + "tells. When something needs doing the exit status is 1."))
    }

    @OptionGroup var output: FormatOption
    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let folder = try place.find()
        try folder.needRegistry()
        let examined = try ExaminedWorkspace(folder)
        var report = DoctorReport(workspace: folder.root.description)
        let checks: [any DoctorCheck] = [
            FolderModesCheck(), PartyFoldersCheck(), KeyModesCheck(), RegistryTreeCheck(),
            ProgramFilesCheck(), SharesCheck(), ClockCheck(), SpaceCheck(), FileSystemCheck(),
            KernelCheck(), ChildrenCheck(),
            SchemasCheck(), IndexCheck(), StandingCheck(), PartyCertificatesCheck(),
        ]
        for check in checks { report.add(check, examined) }
        try output.print(text: report.text, json: report)
        guard report.isHealthy else { throw Unsatisfied() }
    }
}
