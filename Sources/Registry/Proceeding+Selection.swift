import WorkingDays

// What plans, announcements, applications and selections add to the words of papers.
extension Proceeding {
    /// Each table that the case keeps, under its own name, as one text: `（1）…；（2）…`.
    var tableValues: [String: String] {
        var values: [String: String] = [:]
        for table in record.tables where !table.rows.isEmpty {
            values[table.name] = table.rows.enumerated().map { index, row in
                "（\(index + 1)）" + row.filter { !$0.isEmpty }.joined(separator: " ")
            }.joined(separator: "；")
        }
        return values
    }

    /// Days that the application or the filing at work says, as papers write days.
    var dayValues: [String: String] {
        let names = [
            FactName.planFrom, FactName.planUntil, FactName.announcementFrom,
            FactName.announcementUntil, FactName.selectionDate, FactName.filingDate,
        ]
        let filing = record.filings.first { $0.number == filingAtWork }
        var values: [String: String] = [:]
        for name in names {
            values[name] = (record[name] ?? filing?[name]).flatMap { Day(iso: $0) }?.chinese
        }
        return values
    }

    /// In a selection `selectedOperators` and `rankedApplications`; in an application on which one
    /// decided `applicationRank`, `applicationTotal`, `applicationCount`.
    var selectionValues: [String: String] {
        var values: [String: String] = [:]
        if let list = record.tables.first(where: { $0.name == FactName.selectionList })?.rows {
            let rows = list.filter { $0.count > 5 }
            values["rankedApplications"] = rows.map { row in
                "第\(row[0])名 \(row[3])（\(row[2])），总分\(row[4])分"
                    + (row[5] == "yes" ? "，入选" : "")
            }.joined(separator: "；")
            values["selectedOperators"] = rows.filter { $0[5] == "yes" }.map { $0[3] }
                .joined(separator: "、")
        } else if let folio = subjectFolio, folio.kind == .announcement,
            let place = ListedPlace(of: record.number, in: folio.rows(of: FactName.selectionList))
        {
            values["applicationRank"] = place.rank
            values["applicationTotal"] = place.total
            values["applicationCount"] = String(place.count)
        }
        return values
    }
}
