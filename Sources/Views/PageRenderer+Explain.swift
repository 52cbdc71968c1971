extension PageRenderer {
    /// The page of a told case, UTF-8.
    package func explanation(_ narrative: CaseNarrative) throws(ViewError) -> [UInt8] {
        try templates.render(ExplainPage(narrative), TemplateName.explain)
    }
}

/// A told case as its template sees it.
struct ExplainPage {
    var language = ""
    var title = ""
    var titleOther = ""
    var languageOther = ""
    var caseNumber = ""
    var subjectName = ""
    var demonstration: String?
    var chapters: [ExplainChapter] = []

    init() {}

    init(_ narrative: CaseNarrative) {
        language = narrative.language
        languageOther = narrative.language == "en" ? "zh-CN" : "en"
        title = narrative.title
        titleOther = narrative.titleOther
        caseNumber = narrative.caseNumber
        subjectName = narrative.subjectName
        demonstration = narrative.demonstration
        chapters = narrative.chapters.map { ExplainChapter($0, languageOther: languageOther) }
    }
}

/// A part of it; lists that have a frame of their own are parts, so that none is drawn empty.
struct ExplainChapter {
    struct Facts {
        var rows: [NarrativeRow] = []
    }

    struct Enclosures {
        var files: [NarrativeFile] = []
    }

    var anchor = ""
    var heading = ""
    var headingOther = ""
    var languageOther = ""
    var paragraphs: [String] = []
    var chapterFacts: Facts?
    var acts: [NarrativeAct] = []
    var enclosures: Enclosures?
    var commands: [String] = []

    init() {}

    init(_ chapter: NarrativeChapter, languageOther: String) {
        anchor = chapter.anchor
        heading = chapter.heading
        headingOther = chapter.headingOther
        self.languageOther = languageOther
        paragraphs = chapter.paragraphs
        chapterFacts = chapter.particulars.isEmpty ? nil : Facts(rows: chapter.particulars)
        acts = chapter.acts
        enclosures = chapter.enclosures.isEmpty ? nil : Enclosures(files: chapter.enclosures)
        commands = chapter.commands
    }
}
