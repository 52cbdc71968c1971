internal import Papers
internal import Registry
internal import WorkingDays

extension PublicityRow {
    init(_ view: PaperView, _ days: PublicityDays, fileName: String) {
        source = fileName
        link = PublicityRow.page(beside: fileName)
        caseText = view.caseNumber?.text
        let name = view.particulars.first { $0.label == "登记数据名称" } ?? view.particulars.first
        heading = name?.text ?? view.title
        details = view.particulars.filter { $0 != name }.map { LabelledRow($0.label, $0.text) }
        opened = days.from.chinese
        ended = days.until.day.chinese
        isEndProvisional = days.until.provisional
        publisher = view.issuerName
        publisherContact = view.contact
        number = view.documentNumber
    }

    /// The name of the page beside a paper; names with anything but the characters of our own names
    /// lead nowhere.
    private static func page(beside fileName: String) -> String {
        guard SafeName.isSafe(fileName) else { return "#" }
        return (fileName.hasSuffix(".xml") ? String(fileName.dropLast(4)) : fileName) + ".html"
    }
}
