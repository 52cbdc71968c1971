internal import ArgumentParser
internal import Pipeline
internal import Registry
internal import Verification
internal import WorkingDays

/// `dengji key retire CODE FINGERPRINT`: a key that is to sign no more.
struct KeyRetireCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "retire",
            Message(zh: "停用密钥，不另以新密钥代替", en: "Take a key out of use without another one"),
            Message(
                zh: "此前签发的文书依然有效。主管部门和市级登记机构至少须有一个密钥，只能更换。"
                    + "私钥泄露的：更换，并核对泄露之后出现的文书是否在日志中。",
                en:
                    "What it signed before stays good. The authority and the city's registrar must have "
                    + "one that signs: theirs can only be replaced. Where a private key got out: replace "
                    + "it, and see whether papers that appeared since are in the journal."))
    }

    @Argument(
        help: .both("统一社会信用代码", "Credit code"), completion: CompletionSource.parties,
        transform: ArgumentReading.party)
    var code: PartyID

    @Argument(
        help: ArgumentHelp(
            Message(
                zh: "证书指纹的开头，至少 8 位（dengji key list）",
                en: "Beginning of the certificate's fingerprint, 8 digits or more (dengji key list)"
            ).text, valueName: "fingerprint"))
    var fingerprint: String

    @Option(help: .both("停用的理由，记入密钥清单", "Why; noted in the list of keys"))
    var reason: String

    @OptionGroup var place: KeyPlace

    func run() throws {
        let workspace = try place.workspace()
        let configuration = try workspace.configuration()
        let needed = [configuration?.authority, configuration?.cityRegistrar].contains(code)
        let prefix = fingerprint.lowercased()
        let (name, moment) = try place.work(in: workspace) { work in
            let active = work.active(code)
            let found = active.filter {
                prefix.utf8.count >= 8 && $0.record.fingerprint.hasPrefix(prefix)
            }
            guard found.count == 1 else {
                throw CommandError.usage(
                    Message(
                        zh: "\(code.code) 没有以 \(fingerprint) 开头的现用密钥。",
                        en: "\(code.code) has no signing key that begins with \(fingerprint)."),
                    advice: Message(zh: "查看：dengji key list", en: "Look: dengji key list"))
            }
            guard !needed || active.count > 1 else {
                throw CommandError.usage(
                    Message(
                        zh: "这是 \(code.code) 唯一的密钥，登记系统不能没有它。",
                        en:
                            "it is the only key of \(code.code), without which nothing can be issued."
                    ),
                    advice: Message(
                        zh: "更换：dengji key rotate \(code.code)",
                        en: "Replace it: dengji key rotate \(code.code)"))
            }
            try work.retire(found, note: reason)
            return (found[0].record.name, work.moment)
        }
        Console.say(
            zh: "自 \(moment.iso) 起不再签发：\(name)", en: "signs no more from \(moment.iso): \(name)")
    }
}
