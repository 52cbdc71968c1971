/// A case told in sentences, in one language, for people who judge it later: a review, an audit, a
/// court. What is shown and printed of it is made of this alone.
package struct CaseNarrative: Hashable, Sendable {
    /// Tag of its language, `zh-CN` or `en`.
    package var language = ""
    /// What the document is.
    package var title = ""
    /// The same in the other language.
    package var titleOther = ""
    /// The case.
    package var caseNumber = ""
    /// What it is about, by name.
    package var subjectName = ""
    /// The mark of a demonstration; `nil` for a real case.
    package var demonstration: String?
    /// Its parts in order.
    package var chapters: [NarrativeChapter] = []

    /// An empty one.
    package init() {}
}

/// A part of a told case. Every list may be empty; they are shown in the order of declaration.
package struct NarrativeChapter: Hashable, Sendable {
    /// Name to link to, made of letters.
    package var anchor = ""
    /// Heading with its number.
    package var heading = ""
    /// The heading in the other language.
    package var headingOther = ""
    /// Sentences at the beginning.
    package var paragraphs: [String] = []
    /// Labelled lines.
    package var particulars: [NarrativeRow] = []
    /// Acts in order.
    package var acts: [NarrativeAct] = []
    /// Papers of the docket.
    package var enclosures: [NarrativeFile] = []
    /// Commands that a reader may type.
    package var commands: [String] = []

    /// An empty one.
    package init() {}
}

/// A text with its label.
package struct NarrativeRow: Hashable, Sendable {
    /// Label.
    package var label = ""
    /// Text.
    package var text = ""

    /// A row.
    package init(_ label: String = "", _ text: String = "") {
        self.label = label
        self.text = text
    }
}

/// An act of a case.
package struct NarrativeAct: Hashable, Sendable {
    /// Its number from 1.
    package var ordinal = ""
    /// Day and time.
    package var when = ""
    /// Stage and act.
    package var what = ""
    /// What is to be said of it.
    package var sentences: [String] = []
    /// The period that it began.
    package var counting: [String] = []

    /// An empty one.
    package init() {}
}

/// A paper of the docket.
package struct NarrativeFile: Hashable, Sendable {
    /// Its number in the docket.
    package var ordinal = ""
    /// File name.
    package var fileName = ""
    /// What it is, and its document number.
    package var what = ""
    /// When it came or was issued, by whom.
    package var when = ""
    /// Digest by the journal.
    package var digest = ""
    /// What came of comparing file and journal, and of the signature.
    package var comparison = ""

    /// An empty one.
    package init() {}
}
