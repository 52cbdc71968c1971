/// The words of a period.
enum PeriodText {
    /// How long: `3 个工作日`.
    static func length(_ period: ProcedureSheet.Period) -> String {
        let value = period.value
        return switch period.unit {
        case "workingDays": Message(zh: "\(value) 个工作日", en: "\(value) working days").text
        case "days": Message(zh: "\(value) 日", en: "\(value) days").text
        case "months": Message(zh: "\(value) 个月", en: "\(value) months").text
        default: Message(zh: "\(value) 年", en: "\(value) years").text
        }
    }
}
