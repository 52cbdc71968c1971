internal import Registry
internal import System
internal import WorkingDays

/// Where one case stands on a day.
struct StatusRow: Encodable {
    let number: String
    let procedure: String
    /// The stage, or `closed`.
    let stage: String
    let stageTitle: String
    /// How it ended.
    let code: String?
    let due: String?
    let provisional: Bool
    let workingDaysLeft: Int?
    let light: String?
    let applicants: [String]
    let name: String
    let since: String
    let revision: Int
    let folder: String

    /// Where a case stands; without its procedure the stage keeps its plain name.
    init(_ found: CaseShelf.Found, procedure: Procedure?, calendar: WorkingCalendar, on day: Day) {
        let record = found.record
        number = record.number.text
        self.procedure = record.procedure
        switch record.standing {
        case .open(let name):
            stage = name
            stageTitle = procedure?.stage(name)?.title ?? name
            code = nil
        case .closed(let result):
            stage = "closed"
            stageTitle = "已办结"
            code = result
        }
        let clock = record.stage == nil ? nil : record.clock
        due = clock?.due.day.iso
        provisional = clock?.due.provisional ?? false
        workingDaysLeft = clock?.workingDaysLeft(on: day, calendar: calendar)
        light = procedure.flatMap {
            record.light(on: day, procedure: $0, calendar: calendar)?.rawValue
        }
        applicants = record.applicants.map(\.name)
        name = record.workingName ?? ""
        since = record.since.iso
        revision = record.revision
        self.folder = found.folder.description
    }

    /// The stage in the language of this process.
    var stageText: String { Message(zh: stageTitle, en: stage).text }

    /// The due day with its weekday and, where it may still change, the mark.
    var dueText: String {
        guard let due, let day = Day(iso: due) else { return "" }
        let weekday = Message(zh: day.chineseWeekday, en: day.englishWeekday).text
        let mark = provisional ? Message(zh: " 暂定", en: " provisional").text : ""
        return due + " " + weekday + mark
    }

    /// The light as a word in its colour.
    var lightCell: TextTable.Cell {
        switch light.flatMap(Light.init(rawValue:)) {
        case .green: TextTable.Cell(Message(zh: "绿", en: "green").text, .green)
        case .yellow: TextTable.Cell(Message(zh: "黄", en: "yellow").text, .yellow)
        case .red: TextTable.Cell(Message(zh: "红", en: "red").text, .red)
        case nil: TextTable.Cell("")
        }
    }
}
