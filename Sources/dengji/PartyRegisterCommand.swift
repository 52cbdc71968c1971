internal import ArgumentParser
internal import Registry

/// `dengji party register CODE`.
struct PartyRegisterCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "register", Message(zh: "申请单位建档", en: "Ask for a new party to be registered"),
            Message(
                zh: "登记机构和主管部门的建档由市数据工作主管部门决定。",
                en: "About a registrar or an authority the city's data authority decides."))
    }

    @Argument(
        help: .both("统一社会信用代码", "Credit code"), completion: CompletionSource.parties,
        transform: ArgumentReading.party)
    var code: PartyID
    @OptionGroup var content: PartyContentOptions
    @OptionGroup var sending: PartySending

    func run() throws {
        try sending.send(try content.application(.register, of: code, known: nil))
    }
}
