internal import ArgumentParser

/// `dengji key`: the keys with which issuing organisations sign papers.
struct KeyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "key",
            Message(
                zh: "签发文书的密钥：查看、制作、导入、更换、停用",
                en: "Keys that sign papers: list, make, import, replace, retire"),
            Message(
                zh: "密钥和证书在 registry/keys/。除 list 外，登记服务须未在运行；下次启动生效。文书按其签发之时核验："
                    + "更换、停用之前签发的，依然有效。口令来自 --passphrase-file、环境变量 DENGJI_PASSPHRASE_FILE、"
                    + "systemd 凭据（dengji.passphrase 或者 <名称>.passphrase），或者在终端询问。",
                en:
                    "Keys and certificates lie in registry/keys/. But for list, no watcher may run; "
                    + "it holds from the next start. A paper is judged at its own time: what was signed "
                    + "before a key was replaced or retired stays good. Passphrases come from "
                    + "--passphrase-file, DENGJI_PASSPHRASE_FILE, a systemd credential "
                    + "(dengji.passphrase or <name>.passphrase), or are asked for on a terminal."),
            subcommands: [
                KeyListCommand.self, KeyNewCommand.self, KeyRotateCommand.self,
                KeyRetireCommand.self, KeyImportCommand.self,
            ])
    }
}
