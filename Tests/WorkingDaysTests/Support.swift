import Foundation
import Testing

@testable import Definitions
@testable import WorkingDays

enum Project {
    /// The repository's root.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root.appendingPathComponent(path)))
    }
}

/// The working calendar of the shipped files, or of some of them.
func shippedCalendar(
    _ names: [String] = ["2024.xml", "2025.xml", "2026.xml", "statutory-2027-2035.xml"]
) throws -> WorkingCalendar {
    try CalendarFile.calendar(
        from: names.map { ($0, try Project.bytes("schemas/calendars/\($0)")) },
        xsd: try Project.bytes("schemas/xsd/calendar.xsd"))
}

/// A day that exists.
func day(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Day {
    try #require(Day(iso: text), sourceLocation: sourceLocation)
}

/// What PyPI chinesecalendar says, in the order of days, by its own strings.
struct ChineseCalendarFixture {
    let version: String
    let days: [(iso: String, isWorking: Bool)]

    init() throws {
        let text = String(
            decoding: try Project.bytes("Tests/Fixtures/calendar/chinesecalendar-2024-2026.txt"),
            as: UTF8.self)
        let lines = text.split(separator: "\n")
        version = String(lines[0])
        days = try lines.dropFirst().map { line in
            let parts = line.split(separator: " ")
            try #require(parts.count == 2 && ["work", "off"].contains(parts[1]))
            return (String(parts[0]), parts[1] == "work")
        }
    }
}
