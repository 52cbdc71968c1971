internal import ArgumentParser
internal import Registry

/// `dengji party resume CODE`.
struct PartyResumeCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("resume", Message(zh: "申请恢复被暂停的单位", en: "Ask to resume a suspended party"))
    }

    @Argument(
        help: .both("统一社会信用代码", "Credit code"), completion: CompletionSource.parties,
        transform: ArgumentReading.party)
    var code: PartyID
    @OptionGroup var sending: PartySending

    func run() throws {
        let known = try PartyAsking.known(code, in: try sending.place.find())
        try sending.send(PartyApplication(.resume, of: known.id))
    }
}
