/// The Chinese texts of papers, from `schemas/wording/papers.xml`: data, so that words are changed
/// without a new program, and each set of rules keeps its own.
package struct Wording: Hashable, Sendable {
    /// Names of the phrases that every paper needs; a file without one of them is not accepted.
    package enum Phrase: String, Hashable, Sendable, CaseIterable {
        /// The mark of a demonstration, 演示 无效.
        case demonstration
        /// The mark behind a date that may still change, 暂定.
        case provisional
        /// A date to keep: `due`, `workingDays`, `after`.
        case term
        /// Where a term's number stands: `termSource`.
        case termSource
        /// A day of effect that is not the paper's: `effectiveDay`, `issuedDay`.
        case effective
        /// The span of publicity: `publicityFrom`, `publicityUntil`.
        case publicity
        /// A stage that is late: `stageTitle`, `stageDue`.
        case lateness
        /// Whom a public paper addresses, 社会公众.
        case publicAddressee
        /// Whom a paper to nobody known addresses.
        case unclaimedAddressee
    }

    /// A name within a group of labels.
    package struct LabelKey: Hashable, Sendable {
        /// `kind`, `result`, `step`, `applicant`.
        package var group: String
        /// The code that is labelled.
        package var name: String

        /// A key.
        package init(group: String, name: String) {
            self.group = group
            self.name = name
        }
    }

    /// Words by kind, in the order of the file.
    package var papers: [PaperWording]
    /// Phrases.
    package var phrases: [Phrase: WordingText]
    /// Chinese labels of codes.
    package var labels: [LabelKey: String]
    /// Rights of art. 10, in the order in which a statement lists them.
    package var rights: [RightWording]

    /// All words.
    package init(
        papers: [PaperWording], phrases: [Phrase: WordingText], labels: [LabelKey: String],
        rights: [RightWording]
    ) {
        self.papers = papers
        self.phrases = phrases
        self.labels = labels
        self.rights = rights
    }

    /// The words of a kind: those of its code, else those for all codes.
    package func paper(_ kind: PaperKind, code: String) -> PaperWording? {
        // By place: looking at an element itself would copy all of its words.
        let ofKind = papers.indices.filter { papers[$0].kind == kind }
        let place =
            ofKind.first { papers[$0].code == code } ?? ofKind.first { papers[$0].code == nil }
        return place.map { papers[$0] }
    }

    /// The Chinese label of a code, `nil` when the file has none.
    package func label(_ group: String, _ name: String) -> String? {
        labels[LabelKey(group: group, name: name)]
    }
}
