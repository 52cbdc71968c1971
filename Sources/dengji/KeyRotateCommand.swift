internal import ArgumentParser
internal import Pipeline
internal import Registry
internal import Verification
internal import WorkingDays

/// `dengji key rotate CODE`: a new key in the place of those that sign.
struct KeyRotateCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "rotate",
            Message(zh: "以新密钥更换现用的密钥", en: "Put a new key in the place of those that sign"),
            Message(
                zh: "新密钥的证书由信任锚签发；现用的密钥随即不再签发，其此前签发的文书依然有效。"
                    + "指明另一算法的，就此改用该算法。",
                en:
                    "The new one is certified by the anchor; the old ones sign no more, and what they "
                    + "signed stays good. With another algorithm the issuer changes over to it."))
    }

    @Argument(
        help: .both("统一社会信用代码", "Credit code"), completion: CompletionSource.parties,
        transform: ArgumentReading.party)
    var code: PartyID

    @OptionGroup var kind: AlgorithmOption
    @OptionGroup var protection: ProtectionOptions
    @OptionGroup var anchor: AnchorKeyOption
    @OptionGroup var place: KeyPlace

    func run() throws {
        let workspace = try place.workspace()
        let party = try place.issuer(code, in: workspace)
        let algorithm = try kind.algorithm ?? KeyNaming.algorithm(of: workspace)
        let anchorKey = try anchor.key(in: workspace, passphraseFile: protection.passphraseFile)
        let form = try protection.protection()
        let (record, ended) = try place.work(in: workspace) { work in
            let old = work.active(code)
            guard !old.isEmpty else {
                throw CommandError.usage(
                    Message(zh: "\(party.name)没有现用的密钥。", en: "\(code.code) has no key that signs."),
                    advice: Message(
                        zh: "制作：dengji key new \(code.code)",
                        en: "Make one: dengji key new \(code.code)"))
            }
            return (
                try work.make(
                    for: party, algorithm, anchorKey: anchorKey, form, ending: old),
                old.map(\.record.name)
            )
        }
        KeyNaming.say(record)
        Console.say(
            zh: "自 \(record.from.iso) 起不再签发：\(ended.joined(separator: "、"))",
            en: "signs no more from \(record.from.iso): \(ended.joined(separator: ", "))")
    }
}
