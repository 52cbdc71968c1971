internal import Registry
internal import Storage
internal import System
internal import Views
internal import WorkingDays

/// Keeps the application forms in `outbox/public/apply/` in step with the set of schemas in force; the
/// scripts and styles they need are `SiteWriter`'s. Belongs to the thread of views.
///
/// They depend on the set, on the profile of the day and on the program, and on nothing that
/// happens: `apply/made.txt` says of what they were made, and they are made again when that is
/// another. Whoever takes a page away takes `made.txt` away too to have it back.
final class FormWriter: LineViews {
    let name = "public/apply"
    private let workspace: Workspace
    private let files: ViewFiles
    private let pages: PageRenderer
    private var made: Day?

    private static let folder: Path = "public/apply"
    private static let mark: Path = "public/apply/made.txt"

    init(workspace: Workspace, files: ViewFiles, pages: PageRenderer) {
        self.workspace = workspace
        self.files = files
        self.pages = pages
    }

    /// No line changes a form.
    func take(_ line: JournalLine) {}

    func forget() throws { try files.remove(file: FormWriter.mark) }

    /// Writes the forms for packages of a day, unless they are there.
    func make(on day: Day) throws {
        if made == day { return }
        let rules = workspace.rules
        let profile = try pages.formProfile(rules, on: day)
        let mark = Array("\(rules.digest.text) \(profile) \(ProgramVersion.text)\n".utf8)
        if try files.contents(of: FormWriter.mark) != mark {
            try write(rules, on: day)
            try files.write(mark, to: FormWriter.mark)
        }
        made = day
    }

    private func write(_ rules: RuleFiles, on day: Day) throws {
        var names: Set<String> = []
        try pages.forms(
            rules, on: day, isDemonstration: workspace.configuration.isDemonstration
        ) { name, bytes in
            names.insert(name)
            try files.write(bytes, to: FormWriter.folder.appending(Path(name)))
        }
        // Forms of kinds that the set has no longer.
        for name in try files.names(in: FormWriter.folder) {
            guard let text = name.text, text.hasSuffix(".html") || text.hasSuffix(".js"),
                !names.contains(text)
            else { continue }
            try files.remove(file: FormWriter.folder.appending(name))
        }
    }
}
