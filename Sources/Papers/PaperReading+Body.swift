internal import Registry
internal import WorkingDays
internal import XML

extension PaperReading {
    /// The part that only this kind of paper has; the first one that is there.
    static func body(_ root: ElementReading) throws(PaperError) -> PaperViewBody {
        if let part = root.optional("findings") {
            return .findings(try part.findings(), try part.versions())
        }
        if let part = root.optional("review") { return try review(part) }
        if let part = root.optional("publicity") {
            return .publicity(try part.publicityDays(), text: part.element.text)
        }
        if let part = root.optional("certificate") { return .certificate(try certificate(part)) }
        if let part = root.optional("rights") { return try rights(part) }
        if let part = root.optional("lateness") {
            return .lateness(
                stage: try part.attribute("stage"), due: try part.deadline("due"),
                text: part.element.text)
        }
        if let part = root.optional("summary") { return .summary(try summary(part)) }
        return .plain
    }

    private static func review(_ part: ElementReading) throws(PaperError) -> PaperViewBody {
        var rows: [ReviewRow] = []
        for item in part.all("item") {
            rows.append(
                ReviewRow(
                    judged: JudgedItem(
                        item: ChecklistItem(
                            id: try item.attribute("id"), title: try item.text("title"),
                            source: try item.text("source")),
                        result: try item.attribute("result"),
                        remark: item.optionalText("remark") ?? ""),
                    label: try item.attribute("label")))
        }
        var steps: [LabelledText] = []
        for step in part.all("step") {
            steps.append(LabelledText(label: try step.attribute("label"), text: step.element.text))
        }
        return .review(rows, steps: steps)
    }

    private static func certificate(_ part: ElementReading) throws(PaperError) -> CertificateView {
        CertificateView(
            entry: try part.child("entry").entry(),
            supersedes: try part.optional("supersedes")?.number("version"),
            nationalCode: part.optionalText("nationalCode"),
            licenceIdentifier: part.optionalText("licenceIdentifier"),
            metadata: try part.child("metadata").element.children.map {
                LabelledText(label: $0.name, text: $0.text)
            })
    }

    private static func rights(_ part: ElementReading) throws(PaperError) -> PaperViewBody {
        var rights: [RightView] = []
        for right in part.all("right") {
            rights.append(
                RightView(
                    name: try right.attribute("name"), title: right.element.text,
                    article: try right.attribute("article")))
        }
        return .rights(try part.child("entry").entry(), rights)
    }
}
