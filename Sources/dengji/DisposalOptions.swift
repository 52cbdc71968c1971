internal import ArgumentParser
internal import WorkingDays

/// Who appraised and who approved a disposal, when, and why.
struct DisposalOptions: ParsableArguments {
    @Option(help: .both("销毁理由；签名时必填", "Why they are destroyed; needed to sign"))
    var ground: String?

    @Option(help: .both("鉴定人姓名；签名时必填", "Name of who appraised them; needed to sign"))
    var appraisedBy: String?

    @Option(
        help: .both("鉴定日期；未指明时为制作之日", "Day of appraisal; else the day of making"),
        transform: ArgumentReading.day)
    var appraisedOn: Day?

    @Option(
        help: .both("审批人姓名，不能是鉴定人；签名时必填", "Name of who approved, another person; needed to sign"))
    var approvedBy: String?

    @Option(
        help: .both("审批日期；未指明时为制作之日", "Day of approval; else the day of making"),
        transform: ArgumentReading.day)
    var approvedOn: Day?

    func validate() throws {
        guard let appraisedBy, appraisedBy == approvedBy else { return }
        throw ValidationError(
            Message(
                zh: "鉴定人和审批人应为两人。", en: "Who appraised and who approved are two people."
            ).text)
    }

    /// Whether everything is said that a signed order needs.
    var isComplete: Bool {
        [ground, appraisedBy, approvedBy].allSatisfy { $0?.isEmpty == false }
    }
}
