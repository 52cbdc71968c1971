package import Registry
package import WorkingDays

/// What a paper says, as a plain value for a page. Nothing here says that the paper is genuine.
package struct PaperView: Hashable, Sendable {
    /// Kind.
    package var kind: PaperKind
    /// Stable code, `registered`.
    package var code: String
    /// The mark of a demonstration, 演示 无效, when the paper has it.
    package var demonstration: String?
    /// Title.
    package var title: String
    /// Document number (文号).
    package var documentNumber: String
    /// Addressees in order.
    package var addressees: [AddresseeView]
    /// The case, if any.
    package var caseNumber: CaseNumber?
    /// Its procedure's name, where the paper says it.
    package var procedure: String?
    /// The input that it answers or that opened its case.
    package var answers: AnsweredInput?
    /// The facts in one paragraph.
    package var facts: String
    /// Articles applied.
    package var articles: [String]
    /// The decision, by paragraph.
    package var decision: [String]
    /// Reasons, where there are any; a reason may hold line feeds.
    package var reasons: [String]
    /// Labelled lines beside the sentences, such as what art. 9(4) publishes.
    package var particulars: [LabelledText]
    /// The kind's own part.
    package var body: PaperViewBody
    /// What to do next, by paragraph.
    package var next: [String]
    /// The date to keep.
    package var term: TermView?
    /// The day of effect, where it is not the paper's day.
    package var effective: EffectiveView?
    /// How to seek remedy (救济途径), where it is told.
    package var remedy: String?
    /// How the paper is checked.
    package var verificationHints: [String]
    /// Address of the status list.
    package var statusAddress: String?
    /// Contact.
    package var contact: String
    /// Who issued it.
    package var issuer: PartyID
    /// The issuer's name.
    package var issuerName: String
    /// Time of issue.
    package var issuedAt: Instant
    /// The date as printed, with the weekday.
    package var issuedText: String
    /// Whether it carries a Signature, good or not.
    package var hasSignature: Bool
}

/// To whom a paper is addressed.
package struct AddresseeView: Hashable, Sendable {
    /// The name as printed.
    package var name: String
    /// Credit code, for a party.
    package var party: PartyID?
    /// Section of `outbox/public/`, for the public.
    package var section: String?
}

/// A text with its label.
package struct LabelledText: Hashable, Sendable {
    /// Label.
    package var label: String
    /// Text.
    package var text: String

    /// A labelled text.
    package init(label: String, text: String) {
        self.label = label
        self.text = text
    }
}

/// A date to keep, with the sentence that says how it was counted.
package struct TermView: Hashable, Sendable {
    /// Date, counting and source.
    package var notice: TermNotice
    /// As printed.
    package var text: String
}

/// A day of effect with its sentence.
package struct EffectiveView: Hashable, Sendable {
    /// The day.
    package var day: Day
    /// As printed.
    package var text: String
}
