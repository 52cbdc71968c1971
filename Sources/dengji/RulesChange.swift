internal import Definitions
internal import Examination
internal import Pipeline
internal import Registry
internal import System
internal import WorkingDays
internal import XML

/// Sets of schemas as they would be with another calendar or profile.
enum RulesChange {
    /// A year's calendar out of a file.
    struct YearFile {
        /// The year.
        var year: CalendarYear
        /// The file of the set that it becomes, `calendars/2027.xml`, and its bytes.
        var file: (name: String, bytes: [UInt8])
    }

    /// The one official year of a calendar file, judged by the set's `calendar.xsd`.
    static func year(inFile name: String, _ rules: RuleFiles) throws -> YearFile {
        let bytes = try WorkspaceFolder.bytes(of: Path(name))
        let calendar = try CalendarFile.calendar(
            from: [(name, bytes)], xsd: try Workspace.xsd("calendar", rules))
        guard calendar.years.count == 1, let year = calendar.years.values.first, year.isOfficial
        else {
            throw CommandError.usage(
                Message(
                    zh: "\(name) 应当只含一年的放假安排，并且 official=\"true\"。",
                    en: "\(name) must hold one year's schedule with official=\"true\"."),
                advice: Message(
                    zh: "样式见 dengji calendar show 2026，文件样例在 schemas/calendars/",
                    en: "Samples are in schemas/calendars/; to read one: dengji calendar show 2026")
            )
        }
        let written = CalendarFile.written(year: year)
        return YearFile(year: year, file: ("calendars/\(written.year).xml", written.bytes))
    }

    /// A profile's file under the name of its profile; whether it is a good one the set says.
    static func profile(inFile name: String) throws -> (name: String, bytes: [UInt8]) {
        let bytes = try WorkspaceFolder.bytes(of: Path(name))
        guard case .document(let document) = try XMLDocument.parse(bytes, limits: .standard),
            let profile = document.root.attribute("name")
        else {
            throw CommandError.usage(
                Message(zh: "\(name) 不是规则配置。", en: "\(name) is no profile."),
                advice: Message(
                    zh: "样例：cp schemas/profiles/taian-2025.xml \(name)",
                    en: "To start from one: cp schemas/profiles/taian-2025.xml \(name)"))
        }
        return ("profiles/\(profile).xml", bytes)
    }

    /// The set with one file in place of another.
    static func adding(_ file: (name: String, bytes: [UInt8]), to rules: RuleFiles) -> RuleFiles {
        var files = rules.files
        files[file.name] = file.bytes
        return RuleFiles(files: files)
    }
}
