extension Rehearsal {
    /// A table of the differences, and what was replayed.
    var text: String {
        var text = ""
        if !differences.isEmpty {
            var table = TextTable([
                Message(zh: "案号或者登记编号", en: "case or entry"), Message(zh: "事项", en: "what"),
                Message(zh: "现行规则", en: "in force"), Message(zh: "拟采用规则", en: "proposed"),
                Message(zh: "何时如此", en: "when"), Message(zh: "原因", en: "why"),
            ])
            for row in differences {
                table.add([
                    TextTable.Cell(row.subject), TextTable.Cell(row.what),
                    TextTable.Cell(row.old.isEmpty ? "—" : row.old),
                    TextTable.Cell(row.new.isEmpty ? "—" : row.new),
                    TextTable.Cell(Rehearsal.word(row.effect)),
                    TextTable.Cell(row.why.joined(separator: "；")),
                ])
            }
            text = table.text
        }
        text +=
            Message(
                zh: "重演未结案件 \(openCases) 件，\(since) 以来办结 \(closedCases) 件、"
                    + "登记 \(entries) 项；不同 \(differences.count) 处。",
                en: "Replayed \(openCases) open cases, \(closedCases) closed and \(entries) "
                    + "entries since \(since); \(differences.count) differences."
            ).text + "\n"
        for line in notReplayed {
            text += Message(zh: "未重演：\(line)", en: "not replayed: \(line)").text + "\n"
        }
        return text
    }

    private static func word(_ effect: RehearsedDifference.Effect) -> String {
        switch effect {
        case .onAdoption: Message(zh: "采用时重新计算", en: "on adoption").text
        case .ifReceived: Message(zh: "仅对此后收件", en: "if received after").text
        }
    }
}
