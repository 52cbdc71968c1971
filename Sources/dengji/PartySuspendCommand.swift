internal import ArgumentParser
internal import Registry

/// `dengji party suspend CODE`.
struct PartySuspendCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "suspend", Message(zh: "申请暂停一个单位：不能再发送来件，仍收到答复", en: "Ask to suspend a party"))
    }

    @Argument(
        help: .both("统一社会信用代码", "Credit code"), completion: CompletionSource.parties,
        transform: ArgumentReading.party)
    var code: PartyID
    @OptionGroup var sending: PartySending

    func run() throws {
        let known = try PartyAsking.known(code, in: try sending.place.find())
        try sending.send(PartyApplication(.suspend, of: known.id))
    }
}
