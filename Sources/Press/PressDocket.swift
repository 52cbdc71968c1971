/// A case's docket (案卷): a cover, a table of contents, an account of the case, then its papers.
package struct PressDocket: Hashable, Sendable {
    /// A line of the cover.
    package struct CoverLine: Hashable, Sendable {
        /// Label.
        package var label: String
        /// Value.
        package var value: String

        /// A line.
        package init(_ label: String, _ value: String) {
            self.label = label
            self.value = value
        }
    }

    /// Something in the case's folder, in its order.
    package struct Item: Hashable, Sendable {
        /// Its number in the folder, `0003`.
        package var number: String
        /// What it is.
        package var title: String
        /// Its document number or file name.
        package var reference: String
        /// Its day as printed.
        package var date: String
        /// The paper that is printed and attached; `nil` for what is only listed, such as a package
        /// as it was received.
        package var paper: PressPaper?
        /// What came in, as it came, which is attached and not printed.
        package var original: PressPaper?

        /// Something in the folder.
        package init(
            number: String, title: String, reference: String, date: String, paper: PressPaper?,
            original: PressPaper? = nil
        ) {
            self.number = number
            self.title = title
            self.reference = reference
            self.date = date
            self.paper = paper
            self.original = original
        }
    }

    /// The title of the docket: the name of the case.
    package var title: String
    /// The case number.
    package var number: String
    /// Who keeps the docket.
    package var keeper: String
    /// The mark of a demonstration.
    package var demonstration: String?
    /// The time that the PDF bears, ISO 8601 with milliseconds and +08:00.
    package var date: String
    /// The lines of the cover.
    package var cover: [CoverLine]
    /// The account of the case; a line is a paragraph, and blanks before it indent it.
    package var account: String
    /// What lies in the folder.
    package var items: [Item]

    /// A docket.
    package init(
        title: String, number: String, keeper: String, demonstration: String?, date: String,
        cover: [CoverLine], account: String, items: [Item]
    ) {
        self.title = title
        self.number = number
        self.keeper = keeper
        self.demonstration = demonstration
        self.date = date
        self.cover = cover
        self.account = account
        self.items = items
    }

    init(from fields: inout PressFields) throws(PressError) {
        title = try fields.text()
        number = try fields.text()
        keeper = try fields.text()
        let mark = try fields.text()
        demonstration = mark.isEmpty ? nil : mark
        date = try fields.text()
        cover = try fields.list { fields throws(PressError) in
            CoverLine(try fields.text(), try fields.text())
        }
        account = try fields.text()
        items = try fields.list { fields throws(PressError) in try Item(from: &fields) }
    }

    func write(to fields: inout PressFields) {
        fields.text(title)
        fields.text(number)
        fields.text(keeper)
        fields.text(demonstration ?? "")
        fields.text(date)
        fields.list(cover) { fields, line in
            fields.text(line.label)
            fields.text(line.value)
        }
        fields.text(account)
        fields.list(items) { fields, item in item.write(to: &fields) }
    }
}

extension PressDocket.Item {
    init(from fields: inout PressFields) throws(PressError) {
        number = try fields.text()
        title = try fields.text()
        reference = try fields.text()
        date = try fields.text()
        paper = try fields.list { fields throws(PressError) in try PressPaper(from: &fields) }.first
        original = try fields.list { fields throws(PressError) in try PressPaper(from: &fields) }
            .first
    }

    func write(to fields: inout PressFields) {
        fields.text(number)
        fields.text(title)
        fields.text(reference)
        fields.text(date)
        fields.list(paper.map { [$0] } ?? []) { fields, paper in paper.write(to: &fields) }
        fields.list(original.map { [$0] } ?? []) { fields, file in file.write(to: &fields) }
    }
}
