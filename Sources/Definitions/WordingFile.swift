internal import Registry

/// Files of `wording/`: the Chinese texts of papers. `papers.xml` has what all of them need, others
/// have the papers and labels of some procedures.
enum WordingFile {
    /// The words of `papers.xml`. Every kind of paper and every phrase must be there, so that none
    /// is found missing on the day a paper is due.
    static func read(_ root: DefinitionElement) throws(DefinitionError) -> Wording {
        let wording = Wording(
            papers: try papers(root), phrases: try phrases(root), labels: try labels(root),
            rights: try rights(root))
        guard !wording.labels.isEmpty else { throw root.problem("there are no labels") }
        for phrase in Wording.Phrase.allCases where wording.phrases[phrase] == nil {
            throw root.problem("the phrase \(phrase.rawValue) is missing")
        }
        for kind in PaperKind.allCases where wording.paper(kind, code: "") == nil {
            throw root.problem("there are no words for the paper \(kind.rawValue) of any code")
        }
        return wording
    }

    /// The words of another file.
    static func readMore(_ root: DefinitionElement) throws(DefinitionError) -> Wording {
        for name in ["phrases", "rights"] {
            if let element = root.first(name) {
                throw element.problem("\(name) stand in papers.xml alone")
            }
        }
        return Wording(
            papers: try papers(root), phrases: [:], labels: try labels(root), rights: [])
    }

    private static func phrases(
        _ root: DefinitionElement
    ) throws(DefinitionError) -> [Wording.Phrase: WordingText] {
        var phrases: [Wording.Phrase: WordingText] = [:]
        for element in try root.only("phrases").all("phrase") {
            let name = try element.value("name")
            guard let phrase = Wording.Phrase(rawValue: name) else {
                throw element.problem("there is no such phrase", found: name)
            }
            phrases[phrase] = try element.wordingText()
        }
        return phrases
    }

    private static func labels(
        _ root: DefinitionElement
    ) throws(DefinitionError) -> [Wording.LabelKey: String] {
        var labels: [Wording.LabelKey: String] = [:]
        for group in root.all("labels") {
            let name = try group.value("group")
            for label in group.all("label") {
                let key = Wording.LabelKey(group: name, name: try label.value("name"))
                labels[key] = try label.plainWords()
            }
        }
        return labels
    }

    private static func rights(
        _ root: DefinitionElement
    ) throws(DefinitionError) -> [RightWording] {
        var rights: [RightWording] = []
        for right in try root.only("rights").all("right") {
            rights.append(
                RightWording(
                    name: try right.value("name"), applicant: try right.value("applicant"),
                    fact: try right.value("fact"), value: try right.value("value"),
                    article: try right.value("article"), title: try right.plainWords()))
        }
        return rights
    }

    private static func papers(
        _ root: DefinitionElement
    ) throws(DefinitionError) -> [PaperWording] {
        var papers: [PaperWording] = []
        for element in root.all("paper") {
            let paper = try paper(element)
            if papers.contains(where: { $0.kind == paper.kind && $0.code == paper.code }) {
                throw element.problem("there are words for this kind and code already")
            }
            papers.append(paper)
        }
        return papers
    }

    private static func paper(
        _ element: DefinitionElement
    ) throws(DefinitionError) -> PaperWording {
        let name = try element.value("kind")
        guard let kind = PaperKind(rawValue: name) else {
            throw element.problem("there is no such paper", found: name)
        }
        var particulars: [PaperWording.Particular] = []
        for particular in element.first("particulars")?.all("particular") ?? [] {
            particulars.append(
                PaperWording.Particular(
                    label: try particular.value("label"), line: try particular.wordingLine()))
        }
        return PaperWording(
            kind: kind, code: element.attribute("code"),
            title: try element.only("title").plainWords(),
            facts: try lines("sentence", in: element.only("facts")),
            articles: try lines("article", in: element.first("articles")),
            decision: try lines("paragraph", in: element.only("decision")),
            next: try lines("paragraph", in: element.only("next")), particulars: particulars,
            hasRemedy: element.flag("remedy"))
    }

    private static func lines(
        _ name: String, in element: DefinitionElement?
    ) throws(DefinitionError) -> [WordingLine] {
        var lines: [WordingLine] = []
        for child in element?.all(name) ?? [] { lines.append(try child.wordingLine()) }
        return lines
    }
}
