internal import Mustache
internal import Papers
package import Registry
package import WorkingDays

/// Makes pages with the templates of one set of schemas.
package struct PageRenderer: Sendable {
    let templates: TemplateSet
    let labels: PageLabels
    /// Whose public site it is.
    package var site = SiteIdentity()

    /// Compiles and checks `templates/*.mustache` of the set, and takes labels from its wording and
    /// its types. Throws when a page that may become due could not be made without a hole.
    package init(rules: RuleFiles) throws(ViewError) {
        try self.init(adopted: rules)
        try templates.checkAll()
    }

    /// The same with a set that was adopted, and so was tried out: a template is compiled when a page
    /// needs it.
    package init(adopted rules: RuleFiles) throws(ViewError) {
        templates = try TemplateSet(rules)
        labels = try PageLabels(rules)
    }

    /// The page of a paper, UTF-8; `fileName` is the name under which the paper lies beside it.
    ///
    /// Says nothing about whether the paper is genuine: it names the file and its SHA-256, and how
    /// to check it. `siteRoot` is the way to the public site's own folder for a page that lies in it,
    /// `../`.
    package func page(
        ofPaper bytes: [UInt8], fileName: String, siteRoot: String? = nil
    ) throws(ViewError) -> [UInt8] {
        let view = try PageRenderer.read(bytes, fileName)
        var page = PaperPage(view, bytes: bytes, fileName: fileName, labels: labels)
        page.siteRoot = siteRoot
        return try templates.render(page, TemplateName.paper, body: page.body)
    }

    /// The index of publicity as it stands on `day`: open ones first ending first, past ones latest
    /// first. Links lead to the page beside each paper, `<name without .xml>.html`. With a calendar open
    /// ones say how many working days are left; `total` is how many there ever were, where not all are
    /// given.
    package func publicityIndex(
        of papers: [PublishedPaper], on day: Day, calendar: WorkingCalendar? = nil,
        total: Int? = nil
    ) throws(ViewError) -> [UInt8] {
        var page = PublicityIndexPage()
        page.site = SiteFrame(site, section: .publicity, depth: 1)
        page.demonstration = site.mark
        page.asOf = day.chinese
        var rows: [(days: PublicityDays, row: PublicityRow)] = []
        for paper in papers {
            let view = try PageRenderer.read(paper.bytes, paper.fileName)
            guard case .publicity(var days, _) = view.body else {
                throw .notPublicity(file: paper.fileName)
            }
            if let recount = paper.recount,
                let term = try PageRenderer.read(recount.bytes, recount.path).term
            {
                days.until = term.notice.deadline
            }
            page.demonstration = page.demonstration ?? view.demonstration
            var row = PublicityRow(view, days, fileName: paper.fileName, labels: labels)
            row.recountLink = paper.recount.map { PublicityRow.page(beside: $0.path) }
            row.stoppedOn = paper.stopped?.chinese
            if paper.stopped == nil {
                row.daysLeft = calendar.flatMap { PublicityRow.left(days, on: day, $0) }
            }
            rows.append((days, row))
        }
        rows.sort {
            ($0.days.until.day, $0.days.from, $0.row.source)
                < ($1.days.until.day, $1.days.from, $1.row.source)
        }
        func isOpen(_ one: (days: PublicityDays, row: PublicityRow)) -> Bool {
            one.row.stoppedOn == nil && one.days.until.day >= day
        }
        page.open = rows.filter(isOpen).map(\.row)
        page.past = rows.filter { !isOpen($0) }.map(\.row).reversed()
        page.openCount = page.open.count
        page.pastCount = (total ?? papers.count) - page.openCount
        page.isPastCutOff = page.pastCount > page.past.count
        return try templates.render(page, TemplateName.publicityIndex)
    }

    /// Everything that lies in the todo folder of one case beside the application and its
    /// attachments: `index.html` and one `slip-<outcome>.xml` for each outcome, in that order.
    package func todo(_ request: TodoRequest) throws(ViewError) -> [TodoFile] {
        let draft = try TodoDraft(
            request, labels: labels, scriptDigest: templates.deskScriptDigest)
        var files = [
            TodoFile(
                name: TodoFile.index, bytes: try templates.render(draft.page, TemplateName.todo))
        ]
        files.append(contentsOf: draft.slips)
        return files
    }

    private static func read(
        _ bytes: [UInt8], _ fileName: String
    ) throws(ViewError) -> PaperView {
        do {
            return try PaperReading.read(bytes)
        } catch {
            throw .unreadable(file: fileName, error)
        }
    }
}
