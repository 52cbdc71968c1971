/// One change that an application asks for (变更, 更正): a fact of the entry, its old and new value.
package struct EntryChange: Hashable, Sendable {
    /// The fact's name, `resource.summary`; or one of a registrant's: `registrant.name`,
    /// `registrant.representative`, `registrant.contact` of the leading one.
    package var path: String
    /// What the register says now.
    package var old: String
    /// What it shall say.
    package var new: String
    /// What the field is called in Chinese; its path where the application does not say.
    package var label: String
    /// Row in the application, from 1.
    package var row: Int

    /// The changes in a case's or an application's tables.
    package static func changes(of tables: [FactTable]) -> [EntryChange] {
        guard let table = tables.first(where: { $0.name == FactName.changes }) else { return [] }
        return table.rows.enumerated().compactMap { index, row in
            guard row.count >= 3 else { return nil }
            return EntryChange(
                path: row[0], old: row[1], new: row[2], label: row.count > 4 ? row[4] : row[0],
                row: index + 1)
        }
    }

    /// What a version says under this path; `nil` where it says nothing.
    package func value(in entry: RegisterEntry) -> String? {
        switch path {
        case "registrant.name": entry.registrants.first?.name
        case "registrant.representative": entry.registrants.first?.representative
        case "registrant.contact": entry.registrants.first?.contact
        case "registrant.region": entry.registrants.first?.region
        default: entry[path]
        }
    }

    /// Whether the application names the value that the register has; blanks count once.
    func isRight(about entry: RegisterEntry) -> Bool {
        EntryChange.collapsed(old) == EntryChange.collapsed(value(in: entry) ?? "")
    }

    /// Whether an entry of that kind has such a field.
    func belongs(to kind: PackageKind) -> Bool {
        let subject = path.prefix { $0 != "." }
        return subject == "registrant"
            || subject == "resource" && kind == .resourceRegistration
            || subject == "product" && kind == .productRegistration
    }

    private static func collapsed(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Puts the new value in; an empty one takes a fact away.
    func apply(to entry: inout RegisterEntry) {
        switch path {
        case "registrant.name": entry.registrants[0].name = new
        case "registrant.representative": entry.registrants[0].representative = new
        case "registrant.contact": entry.registrants[0].contact = new
        case "registrant.region": entry.registrants[0].region = new
        default:
            guard let index = entry.facts.firstIndex(where: { $0.name == path }) else {
                if !new.isEmpty { entry.facts.append(Fact(name: path, label: label, value: new)) }
                return
            }
            if new.isEmpty {
                entry.facts.remove(at: index)
            } else {
                entry.facts[index].value = new
            }
        }
    }
}
