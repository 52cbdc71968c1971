internal import ArgumentParser

/// `dengji party`: who is on file, and packages that ask for it to change.
struct PartyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "party",
            Message(
                zh: "单位档案：查看、建档、变更、暂停、注销、证书", en: "Parties: look, register, change, suspend, close"),
            Message(
                zh: "list、show 只读；access 查看、设定谁能使用单位的文件夹。其余各项写成单位建档申请放入收件箱，由登记机构决定后生效。",
                en:
                    "list and show only read; access is about who may use a party's folders. All others "
                    + "drop an application into the inbox; it takes effect once the registrar has "
                    + "decided."),
            subcommands: [
                PartyListCommand.self, PartyShowCommand.self, PartyRegisterCommand.self,
                PartyChangeCommand.self, PartySuspendCommand.self, PartyResumeCommand.self,
                PartyCloseCommand.self, PartyCertificateCommand.self, PartySealCommand.self,
                PartyAccessCommand.self,
            ])
    }
}
