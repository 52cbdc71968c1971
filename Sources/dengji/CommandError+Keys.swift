internal import Pipeline

/// What private keys and certificates can have against a command.
extension CommandError {
    /// The message and advice of an error about keys; `nil` for any other.
    static func aboutKeys(_ error: PipelineError) -> CommandError? {
        switch error {
        case .keyIsReadable(let path, let mode):
            let digits = String(mode & 0o7777, radix: 8)
            return .environment(
                Message(
                    zh: "私钥 \(path) 的权限为 \(digits)，他人可以读取。",
                    en: "the private key \(path) has mode \(digits): others may read it."),
                advice: Message(zh: "运行 chmod 600 \(path)", en: "Run: chmod 600 \(path)"))
        case .keyIsLocked(let path, let isWrong):
            return .environment(
                isWrong
                    ? Message(zh: "口令打不开私钥 \(path)。", en: "the passphrase does not open \(path).")
                    : Message(
                        zh: "私钥 \(path) 设有口令，而没有给出口令。",
                        en: "the private key \(path) is under a passphrase, and none was given."),
                advice: Message(
                    zh: "口令文件（0600）用 --passphrase-file 或者环境变量 DENGJI_PASSPHRASE_FILE 指明；"
                        + "服务用 systemd 凭据 dengji.passphrase。",
                    en:
                        "Name a file with it (0600) by --passphrase-file or DENGJI_PASSPHRASE_FILE; "
                        + "a service takes it from the systemd credential dengji.passphrase."))
        case .noKey(let party, let algorithm):
            return .environment(
                Message(
                    zh: "\(party) 没有 \(algorithm) 密钥，而 config.xml 或者现行规则规定用它签发。",
                    en: "\(party) has no key of \(algorithm), with which config.xml or a profile "
                        + "says to sign."),
                advice: Message(
                    zh: "制作：dengji key new \(party) --algorithm \(algorithm)；或者改正 config.xml 中的 "
                        + "signatures、规则中的 signature.algorithm。",
                    en: "Make one: dengji key new \(party) --algorithm \(algorithm); or correct "
                        + "signatures in config.xml, or signature.algorithm of the profile."))
        case .certificateExpired(let party):
            return .environment(
                Message(
                    zh: "\(party) 的签发证书此时不在有效期内，文书没有签发。",
                    en: "the certificate of \(party) is not valid now; nothing was signed with it."),
                advice: Message(
                    zh: "更换：dengji key rotate \(party)",
                    en: "Replace it: dengji key rotate \(party)"
                ))
        case .unusable(let path, let reason) where path.hasPrefix("registry/keys/"):
            return .environment(
                Message(zh: "\(path)：\(reason)", en: "\(path): \(reason)"),
                advice: Message(
                    zh: "把密钥放回（权限 0600；备份默认不含无口令的私钥），或者另制：dengji key list，dengji key new。",
                    en: "Put the key back (0600; a backup leaves keys in clear out), or make "
                        + "another: dengji key list, dengji key new."))
        case .unusable, .noExaminer, .cellIncomplete, .stalled, .reserveReached,
            .timeOnlyInDemonstration:
            return nil
        }
    }
}
