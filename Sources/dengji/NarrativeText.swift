internal import Views

/// A told case as text.
struct NarrativeText {
    /// Cells of a line; `nil` where each paragraph is a line, for others to break.
    private let width: Int?
    private var text = ""

    /// The text of a narrative, in lines of at most `width` cells; commands stay whole.
    static func text(of narrative: CaseNarrative, width: Int? = 92) -> String {
        var writer = NarrativeText(width: width)
        writer.line("\(narrative.title)  \(narrative.caseNumber)")
        writer.line(narrative.subjectName)
        if let demonstration = narrative.demonstration {
            let english = narrative.language == "en" ? " (a demonstration, not valid)" : ""
            writer.line(demonstration + english)
        }
        for chapter in narrative.chapters { writer.write(chapter) }
        return writer.text
    }

    private mutating func write(_ chapter: NarrativeChapter) {
        line("")
        line(chapter.heading)
        for paragraph in chapter.paragraphs { wrapped(paragraph, indent: 2) }
        let widest = chapter.particulars.map { TextTable.width(of: $0.label) }.max() ?? 0
        for row in chapter.particulars {
            wrapped(
                TextWrap.padded(row.label, to: widest + 2) + row.text, indent: 2,
                hanging: widest + 2)
        }
        for act in chapter.acts {
            line("")
            let head = [act.when, act.what].filter { !$0.isEmpty }.joined(separator: "  ")
            wrapped("\(act.ordinal). \(head)", indent: 2, hanging: 3)
            for sentence in act.sentences { wrapped(sentence, indent: 5) }
            for sentence in act.counting { wrapped(sentence, indent: 7) }
        }
        for file in chapter.enclosures {
            wrapped("\(file.ordinal). \(file.what)  \(file.fileName)", indent: 2, hanging: 3)
            wrapped(file.when, indent: 5)
            wrapped(file.digest, indent: 5)
            wrapped(file.comparison, indent: 5)
        }
        for command in chapter.commands {
            for part in command.split(separator: "\n") { line("    " + part) }
        }
    }

    private mutating func line(_ words: String) { text += words + "\n" }

    private mutating func wrapped(_ words: String, indent: Int, hanging: Int = 0) {
        for paragraph in words.split(separator: "\n", omittingEmptySubsequences: true) {
            guard let width else {
                line(String(repeating: " ", count: indent) + paragraph)
                continue
            }
            var lines = TextWrap.lines(of: String(paragraph), width: width - indent)
            if hanging > 0, let first = lines.first, lines.count > 1 {
                let rest = String(paragraph.dropFirst(first.count))
                    .drop { $0 == " " }
                lines = [first] + TextWrap.lines(of: String(rest), width: width - indent - hanging)
            }
            for (index, part) in lines.enumerated() {
                let blanks = indent + (index == 0 ? 0 : hanging)
                line(String(repeating: " ", count: blanks) + part)
            }
        }
    }
}
