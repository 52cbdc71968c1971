internal import Papers
package import Registry
package import WorkingDays
internal import XML

extension PageRenderer {
    /// The profile whose rules the forms of a day have; empty where none has begun.
    package func formProfile(_ rules: RuleFiles, on day: Day) throws(ViewError) -> String {
        try FormModel.profile(on: day, SchemaFiles(rules))
    }

    /// The forms of a set, each file with its name below `apply/`: `index.html`, and for each kind that
    /// has a form `<kind>.html` with its model `<kind>.js`; none where the set has no scripts for them,
    /// as sets from before them.
    ///
    /// `rules` is the set that this was made of. `day` is that on which packages will be received: it chooses the rules of a profile.
    package func forms(
        _ rules: RuleFiles, on day: Day, isDemonstration: Bool,
        _ take: (_ name: String, _ bytes: [UInt8]) throws -> Void
    ) throws {
        guard rules.files["site/form.js"] != nil else { return }
        let mark = DemonstrationMark.text(isDemonstration)
        let files = SchemaFiles(rules)
        let listing = try FormListing(files)
        let kinds = try FormKind.all(files, without: listing.without)
        var titles: [String: (chinese: String, english: String)] = [:]
        for kind in kinds {
            let model = try FormModel(kind, among: kinds, on: day, files)
            titles[kind.name] = model.title
            let page = ApplyPage(
                model, note: listing.note(of: kind.name), rules: rules, mark: mark)
            try take(kind.name + ".js", model.script)
            try take(kind.name + ".html", try templates.render(page, TemplateName.apply))
        }
        var index = ApplyIndexPage()
        index.demonstration = mark
        index.rulesDigest = rules.digest.text
        index.groups = listing.groups(titles)
        index.without = listing.leftOut
        try take("index.html", try templates.render(index, TemplateName.applyIndex))
    }
}
