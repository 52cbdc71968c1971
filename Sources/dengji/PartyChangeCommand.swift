internal import ArgumentParser
internal import Registry

/// `dengji party change CODE`.
struct PartyChangeCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "change", Message(zh: "申请变更单位档案，只写变更的内容", en: "Ask for a change; say only what changes")
        )
    }

    @Argument(
        help: .both("统一社会信用代码", "Credit code"), completion: CompletionSource.parties,
        transform: ArgumentReading.party)
    var code: PartyID
    @OptionGroup var content: PartyContentOptions
    @OptionGroup var sending: PartySending

    func run() throws {
        let known = try PartyAsking.known(code, in: try sending.place.find())
        try sending.send(try content.application(.change, of: code, known: known))
    }
}
