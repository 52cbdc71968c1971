internal import ArgumentParser

/// `dengji archive`: closed cases, their lists and their way out of the registry.
struct ArchiveCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "archive",
            Message(
                zh: "档案：目录、到期、移交、销毁、导入、归档包",
                en: "The archive: lists, what is due, transfer, disposal, import"),
            Message(
                zh: "办结的案件各成一个归档包（BagIt，RFC 8493），位于 registry/archive/<年>/<案号>/，"
                    + "或者为一个 ZIP 文件（config.xml 的 archive/@form）。"
                    + "list、due 只读；export、transfer 复制并核验，不改动登记系统；dispose 签署销毁令，import 导入归档包，"
                    + "bag 把早先的普通文件夹做成归档包。",
                en:
                    "Each closed case is a bag (BagIt, RFC 8493) in registry/archive/<year>/<case>/, "
                    + "or one ZIP (archive/@form of config.xml). "
                    + "list and due only read; export and transfer copy and verify, and change nothing "
                    + "in the registry; dispose signs an order of destruction; import brings in a bag; "
                    + "bag makes bags of plain folders that earlier programs left."
            ),
            subcommands: [
                ArchiveListCommand.self, ArchiveDueCommand.self, ArchiveExportCommand.self,
                ArchiveTransferCommand.self, ArchiveDisposeCommand.self, ArchiveImportCommand.self,
                ArchiveBagCommand.self,
            ])
    }
}
