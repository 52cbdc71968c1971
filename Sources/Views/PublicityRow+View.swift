internal import Papers
internal import Registry
internal import WorkingDays

extension PublicityRow {
    init(_ view: PaperView, _ days: PublicityDays, fileName: String, labels: PageLabels) {
        source = fileName
        link = PublicityRow.page(beside: fileName)
        caseText = view.caseNumber?.text
        let name = view.particulars.first { $0.label == labels.subject }
        heading = name?.text ?? view.title
        details = view.particulars.filter { $0 != name }.map { LabelledRow($0.label, $0.text) }
        opened = days.from.chinese
        ended = days.until.day.chinese
        isEndProvisional = days.until.provisional
        publisher = view.issuerName
        publisherContact = view.contact
        number = view.documentNumber
    }

    /// How much of an open publicity is left, today included; `nil` for one that is over.
    static func left(_ days: PublicityDays, on today: Day, _ calendar: WorkingCalendar) -> String? {
        guard days.until.day >= today else { return nil }
        if today < days.from { return "\(days.from.chinese)开始" }
        if today == days.until.day { return "今天是最后一日" }
        let count = calendar.workingDays(
            after: today.adding(days: -1), through: days.until.day)
        return "还剩 \(count) 个工作日"
    }

    /// The name of the page beside a paper, or its path; with anything but the characters of our own
    /// names it leads nowhere.
    static func page(beside fileName: String) -> String {
        let names = fileName.split(separator: "/", omittingEmptySubsequences: false)
        guard names.allSatisfy({ SafeName.isSafe(String($0)) }) else {
            return "#"
        }
        return (fileName.hasSuffix(".xml") ? String(fileName.dropLast(4)) : fileName) + ".html"
    }
}
