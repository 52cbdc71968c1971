internal import Registry
internal import WorkingDays

/// Figures of authorised operation as they are shown.
struct OperationReport: Encodable {
    struct Figure: Encodable {
        let name: String
        let title: String
        let value: Int
    }

    struct Authorisation: Encodable {
        let number: String
        let name: String
        let holders: String
        let state: String
        let until: String?
        let resources: Int
        let grants: Int
        let products: Int
    }

    let from: String
    let until: String
    let figures: [Figure]
    let authorisations: [Authorisation]

    /// The report of a span.
    init(_ figures: OperationFigures) {
        from = figures.from.iso
        until = figures.until.iso
        self.figures = OperationFigure.allCases.map {
            Figure(name: $0.rawValue, title: $0.chinese, value: figures[$0])
        }
        authorisations = figures.rows.map { row in
            Authorisation(
                number: row.number, name: row.name, holders: row.holders,
                state: row.state.rawValue, until: row.validUntil?.iso, resources: row.resources,
                grants: row.grants, products: row.products)
        }
    }

    /// Tables for a terminal.
    var text: String {
        let span = Message(zh: "\(from) 至 \(until)", en: "\(from) to \(until)")
        var table = TextTable([
            Message(zh: "项目", en: "figure"), Message(zh: "数字", en: "value"),
        ])
        for figure in figures {
            table.add([
                TextTable.Cell(Message(zh: figure.title, en: figure.name).text),
                TextTable.Cell(String(figure.value)),
            ])
        }
        let parts = [span.text + "\n", table.text]
        return (authorisations.isEmpty ? parts : parts + [rows]).joined(separator: "\n")
    }

    private var rows: String {
        var table = TextTable([
            Message(zh: "授权", en: "authorisation"), Message(zh: "协议", en: "agreement"),
            Message(zh: "运营机构", en: "operator"), Message(zh: "状态", en: "state"),
            Message(zh: "截止日", en: "until"), Message(zh: "资源", en: "resources"),
            Message(zh: "需求", en: "grants"), Message(zh: "产品", en: "products"),
        ])
        for row in authorisations {
            let state = EntryState(rawValue: row.state)
            table.add(
                [
                    row.number, row.name, row.holders,
                    Message(zh: state?.chinese ?? row.state, en: row.state).text,
                    row.until ?? "-", String(row.resources), String(row.grants),
                    String(row.products),
                ].map { TextTable.Cell($0) })
        }
        return table.text
    }
}
