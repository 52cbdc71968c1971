internal import Registry
internal import WorkingDays
internal import XML

/// One paper under way: its words, its values, and what each section is made of.
///
/// The sections stand in the order of an official document (公文).
struct PaperDraft {
    let paper: Paper
    let wording: Wording
    let words: PaperWording
    let values: PaperValues

    init(_ paper: Paper, _ wording: Wording) throws(PaperError) {
        let order = paper.order
        guard let words = wording.paper(order.kind, code: order.code) else {
            throw .missingWording(order.kind)
        }
        self.paper = paper
        self.wording = wording
        self.words = words
        values = PaperValues(paper: paper, wording: wording)
        try check()
    }

    var kind: PaperKind { paper.order.kind }

    /// The reasons without blanks around them; blank ones are none.
    var reasons: [String] {
        paper.order.reasons.map(\.trimmed).filter { !$0.isEmpty }
    }

    /// Title to answered input.
    func writeHead(_ writer: inout IndentedWriter) throws(PaperError) {
        let order = paper.order
        if paper.settings.isDemonstration {
            writer.element("demonstration", try phrase(.demonstration))
        }
        writer.element("title", words.title)
        writer.element("documentNumber", order.documentNumber)
        writer.open("addressees")
        for addressee in order.addressees {
            switch addressee {
            case .party(let id):
                writer.element("addressee", paper.name(of: id), [("party", id.code)])
            case .publicSection(let section):
                writer.element(
                    "addressee", try phrase(.publicAddressee), [("section", section)])
            case .unclaimed: writer.element("addressee", try phrase(.unclaimedAddressee))
            }
        }
        writer.close()
        if let number = order.caseNumber ?? paper.record?.number {
            writer.element("case", number.text, [("procedure", paper.record?.procedure)])
        }
        if let input = paper.input { writer.input("answers", input) }
    }

    /// Facts, articles, decision, reasons.
    func writeDecision(_ writer: inout IndentedWriter) throws(PaperError) {
        let facts = try sentences(words.facts)
        guard !facts.isEmpty else { throw .missingPart(kind, part: "facts") }
        writer.element("facts", facts.joined())
        write(try sentences(words.articles), "articles", "article", &writer)
        let decision = try sentences(words.decision)
        guard !decision.isEmpty else { throw .missingPart(kind, part: "decision") }
        write(decision, "decision", "paragraph", &writer)
        write(reasons, "reasons", "reason", &writer)
    }

    /// What to do next to the date of the paper.
    func writeFoot(_ writer: inout IndentedWriter) throws(PaperError) {
        let next = try sentences(words.next)
        guard !next.isEmpty else { throw .missingPart(kind, part: "next") }
        write(next, "next", "paragraph", &writer)
        try writeDates(&writer)
        if words.hasRemedy { writer.element("remedy", paper.settings.remedy) }
        if !paper.settings.verificationHints.isEmpty || paper.statusAddress != nil {
            writer.open("verification")
            for hint in paper.settings.verificationHints { writer.element("hint", hint) }
            writer.optional("status", paper.statusAddress)
            writer.close()
        }
        writer.element("contact", contact)
        writer.element("issuer", paper.issuer.name, [("party", paper.issuer.id.code)])
        writer.element("issued", paper.issuedAt.day.chinese, [("at", paper.issuedAt.iso)])
    }

    private func writeDates(_ writer: inout IndentedWriter) throws(PaperError) {
        if let term = paper.order.term {
            var text = try phrase(.term)
            if term.source != nil { text += try phrase(.termSource) }
            writer.element(
                "term", text,
                [
                    ("due", term.deadline.day.iso),
                    ("provisional", String(term.deadline.provisional)),
                    ("after", term.after.iso), ("workingDays", String(term.workingDays)),
                    ("source", term.source),
                ])
        }
        if let effective = paper.order.effective, effective != paper.issuedAt.day {
            writer.element("effective", try phrase(.effective), [("day", effective.iso)])
        }
    }

    // MARK: Words

    /// The lines that apply, filled.
    func sentences(_ lines: [WordingLine]) throws(PaperError) -> [String] {
        var texts: [String] = []
        for line in lines where line.applies(values.value) { texts.append(try fill(line.text)) }
        return texts
    }

    func phrase(_ name: Wording.Phrase) throws(PaperError) -> String {
        guard let text = wording.phrases[name] else {
            throw .missingPart(kind, part: "phrase \(name.rawValue)")
        }
        return try fill(text)
    }

    /// Fills a sentence, each value made harmless for it; or a text by itself, its value whole.
    func fill(_ text: WordingText, isSentence: Bool = true) throws(PaperError) -> String {
        do {
            return try text.filled { name in
                values.value(name).map { isSentence ? SentenceValue.plain($0) : $0 }
            }
        } catch {
            throw .missingValue(kind, name: error.name)
        }
    }

    private func write(
        _ texts: [String], _ list: String, _ item: String, _ writer: inout IndentedWriter
    ) {
        guard !texts.isEmpty else { return }
        writer.open(list)
        for text in texts { writer.element(item, text) }
        writer.close()
    }

    // MARK: What a paper owes

    private var contact: String {
        let own = paper.issuer.contact.trimmed
        return own.isEmpty ? paper.settings.contact : own
    }

    private func check() throws(PaperError) {
        let order = paper.order
        let parts = [
            ("code", order.code), ("documentNumber", order.documentNumber), ("contact", contact),
            ("issuer", paper.issuer.name),
            ("remedy", words.hasRemedy ? paper.settings.remedy : "-"),
        ]
        for (part, text) in parts where text.allSatisfy(\.isWhitespace) {
            throw .missingPart(kind, part: part)
        }
        guard !order.addressees.isEmpty else { throw .missingPart(kind, part: "addressee") }
        if kind.owesReason, reasons.isEmpty { throw .missingReason(kind) }
        try checkBody()
    }
}

extension PaperKind {
    /// Whether there was a choice against somebody, or something went wrong, so that the reason is
    /// told whatever the wording says. A return gives its findings instead.
    var owesReason: Bool {
        switch self {
        case .refusal, .rejection, .quarantineReport, .supplementRequest, .extension,
            .latenessReason:
            true
        default: false
        }
    }
}

extension String {
    /// Without white space at both ends.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
