internal import ArgumentParser
internal import Pipeline
internal import Registry
internal import Verification

/// `dengji key new CODE`: an issuer's key and its certificate under the anchor.
struct KeyNewCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "new",
            Message(
                zh: "为登记机构或者主管部门制作密钥，证书由信任锚签发",
                en: "Make an issuer's key, certified by the anchor"),
            Message(
                zh: "每个签发单位各有密钥。已有同一算法密钥的，用 rotate 更换；另一算法的可以并存，"
                    + "签发时用 config.xml 所定算法的密钥，未定的用最新的。",
                en:
                    "Each issuer has keys of its own. Where it has one of the same algorithm, rotate "
                    + "replaces it; one of the other algorithm may stand beside it, and papers are "
                    + "signed with the algorithm that config.xml names, else with the newest key."))
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
        let record = try place.work(in: workspace) { work in
            let same = work.active(code).filter {
                $0.certificate.publicKey.algorithm == algorithm
            }
            guard same.isEmpty else {
                throw CommandError.usage(
                    Message(
                        zh: "\(party.name)已有 \(algorithm.name) 密钥。",
                        en: "\(code.code) has a key of \(algorithm.name) already."),
                    advice: Message(
                        zh: "更换：dengji key rotate \(code.code)",
                        en: "To replace it: dengji key rotate \(code.code)"))
            }
            return try work.make(for: party, algorithm, anchorKey: anchorKey, form)
        }
        KeyNaming.say(record)
    }
}
