/// The page on which one kind of package is filled in.
struct ApplyPage {
    var demonstration: String?
    var kind = ""
    var title = ""
    var english = ""
    var help = ""
    var schema = ""
    var rulesDigest = ""
    var rows: [ApplyRow] = []
}

/// One item of a form, for reading without a script.
struct ApplyRow {
    var indent = ""
    var label = ""
    var must = false
    var many = false
    var note = ""
}

/// All forms.
struct ApplyIndexPage {
    var demonstration: String?
    var rulesDigest = ""
    var groups: [ApplyGroup] = []
    var without: [ApplyWithout] = []
}

/// Forms that belong together.
struct ApplyGroup {
    var anchor = ""
    var title = ""
    var english = ""
    var kinds: [ApplyKind] = []
}

/// One form in the list.
struct ApplyKind {
    var kind = ""
    var title = ""
    var english = ""
    var note = ""
}

/// A kind that is not sent by a form.
struct ApplyWithout {
    var note = ""
    var english = ""
}
