internal import ArgumentParser
internal import Courier

/// `dengji courier status`: how far either direction has come.
struct CourierStatusCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "status",
            Message(zh: "已发、已确认、已收和缺少的编号", en: "Numbers sent, acknowledged, received, missing"),
            Message(
                zh: "有缺号的，退出状态为 1。", en: "While numbers are missing the exit status is 1."))
    }

    @OptionGroup var format: FormatOption
    @OptionGroup var place: ChannelOption

    func run() throws {
        let channel = try place.open()
        let status = try CourierStatus(channel)
        try format.print(text: status.text, json: status)
        guard status.missing.isEmpty else { throw Unsatisfied() }
    }
}
