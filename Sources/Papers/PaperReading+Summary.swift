internal import Registry
internal import WorkingDays
internal import XML

extension PaperReading {
    /// The figures of a summary; of a figure that this program does not know nothing is read.
    static func summary(_ part: ElementReading) throws(PaperError) -> OperationFigures {
        var figures = OperationFigures(
            from: try part.day("from"), until: try part.day("until"), counts: [:], rows: [])
        for element in part.all("figure") {
            guard let figure = OperationFigure(rawValue: try element.attribute("name")) else {
                continue
            }
            figures.counts[figure] = Int(element.element.text) ?? 0
        }
        for row in part.all("authorisation") {
            figures.rows.append(
                OperationRow(
                    number: try row.attribute("number"), name: row.element.text,
                    holders: try row.attribute("holders"),
                    state: EntryState(rawValue: try row.attribute("state")) ?? .inForce,
                    validUntil: row.element.attribute("until").flatMap { Day(iso: $0) },
                    resources: try row.number("resources"), grants: try row.number("grants"),
                    products: try row.number("products")))
        }
        return figures
    }
}
