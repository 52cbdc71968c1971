/// The words of one kind of paper.
package struct PaperWording: Hashable, Sendable {
    /// A labelled line: what a paper shows beside its sentences, such as the four things that
    /// art. 9(4) publishes.
    package struct Particular: Hashable, Sendable {
        /// The label, 登记主体.
        package var label: String
        /// The value's text.
        package var line: WordingLine

        /// A labelled line.
        package init(label: String, line: WordingLine) {
            self.label = label
            self.line = line
        }
    }

    /// The kind.
    package var kind: PaperKind
    /// The code to which these words belong; `nil` for all codes that have none of their own.
    package var code: String?
    /// The title, 受理通知书.
    package var title: String
    /// The sentences of the one paragraph of facts.
    package var facts: [WordingLine]
    /// Articles applied.
    package var articles: [WordingLine]
    /// The decision, one paragraph each.
    package var decision: [WordingLine]
    /// What to do next, one paragraph each.
    package var next: [WordingLine]
    /// What is shown besides.
    package var particulars: [Particular]
    /// Whether the remedy (救济途径) is printed.
    package var hasRemedy: Bool

    /// Words of a kind.
    package init(
        kind: PaperKind, code: String?, title: String, facts: [WordingLine],
        articles: [WordingLine], decision: [WordingLine], next: [WordingLine],
        particulars: [Particular], hasRemedy: Bool
    ) {
        self.kind = kind
        self.code = code
        self.title = title
        self.facts = facts
        self.articles = articles
        self.decision = decision
        self.next = next
        self.particulars = particulars
        self.hasRemedy = hasRemedy
    }
}
