internal import ArgumentParser
internal import Registry

/// `dengji party close CODE`.
struct PartyCloseCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("close", Message(zh: "申请注销一个单位的档案，此后不再恢复", en: "Ask to close a party for good"))
    }

    @Argument(
        help: .both("统一社会信用代码", "Credit code"), completion: CompletionSource.parties,
        transform: ArgumentReading.party)
    var code: PartyID
    @OptionGroup var sending: PartySending

    func run() throws {
        let known = try PartyAsking.known(code, in: try sending.place.find())
        try sending.send(PartyApplication(.close, of: known.id))
    }
}
