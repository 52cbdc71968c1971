extension Proceeding {
    /// Keeps the word of a party.
    mutating func hear(_ hand: Hand, _ outcome: Outcome, _ stage: Stage) {
        record.voices.append(
            CaseVoice(
                party: hand.party, officer: hand.officer, isAgreeing: outcome.about == .agreeing,
                item: hand.item, reason: hand.reason, at: context.now, stage: stage.name,
                document: hand.document))
        itemAtWork = hand.item
        events.append(JournalEvent.voice(outcome.about == .agreeing))
    }

    /// What becomes of the item at work.
    mutating func settleItem(_ about: Outcome.About) {
        guard about.isItem,
            let index = record.items.firstIndex(where: { $0.number == itemAtWork })
        else { return }
        record.items[index].standing = about == .agreedItem ? .agreed : .declined
        events.append(JournalEvent.item(record.items[index].standing))
    }

    /// The item at work.
    var workingItem: CaseItem? { record.items.first { $0.number == itemAtWork } }

    /// Values for the words of papers about an item: `itemNumber`, `itemTitle`, `itemEntries`, and
    /// `item.1`, `item.2` … for the columns of its row.
    var itemValues: [String: String] {
        guard let item = workingItem else { return [:] }
        var values = [
            "itemNumber": String(item.number), "itemTitle": item.title,
            "itemEntries": item.entries.joined(separator: "、"),
        ]
        let rows = context.procedure.items.flatMap { tables in
            record.tables.first { $0.name == tables.rows }?.rows
        }
        let row = rows?.first { $0.first == item.key } ?? []
        for (index, cell) in row.enumerated() where !cell.isEmpty {
            values["item.\(index + 1)"] = cell
        }
        return values
    }

    /// Values of the filing that this act takes in, by the names of its facts.
    var filingValues: [String: String] {
        guard let filing = record.filings.first(where: { $0.number == filingAtWork }) else {
            return [:]
        }
        return Dictionary(filing.facts.map { ($0.name, $0.value) }) { first, _ in first }
    }

    /// How many items were agreed to and declined, and their titles, in a case that has items.
    var itemCounts: [String: String] {
        if record.items.isEmpty { return [:] }
        func titles(_ standing: CaseItem.Standing) -> [String] {
            record.items.filter { $0.standing == standing }.map {
                "第\($0.number)项 \($0.title)"
            }
        }
        var values = ["itemCount": String(record.items.count)]
        let agreed = titles(.agreed)
        let declined = titles(.declined)
        if !agreed.isEmpty { values["agreedItems"] = agreed.joined(separator: "；") }
        if !declined.isEmpty { values["declinedItems"] = declined.joined(separator: "；") }
        return values
    }
}

extension CaseRecord {
    /// The items of an application, from the tables that its procedure names.
    static func items(of tables: [FactTable], by names: ItemTables?) -> [CaseItem] {
        guard let names, let rows = tables.first(where: { $0.name == names.rows })?.rows else {
            return []
        }
        let needed = names.entries.flatMap { name in tables.first { $0.name == name }?.rows } ?? []
        return rows.enumerated().map { index, row in
            let key = row.first ?? ""
            return CaseItem(
                number: index + 1, key: key, title: row.count > 1 ? row[1] : key,
                entries: needed.filter { $0.first == key && $0.count > 1 }.map { $0[1] })
        }
    }
}
