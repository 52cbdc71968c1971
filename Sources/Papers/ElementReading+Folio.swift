internal import Registry
internal import WorkingDays
internal import XML

/// What only an entry of the register holds.
extension ElementReading {
    func folio() throws(PaperError) -> RegisterFolio {
        var versions: [RegisterEntry] = []
        for item in all("certified") { versions.append(try item.entry()) }
        guard !versions.isEmpty else { throw unreadable("an entry has a version") }
        return RegisterFolio(
            number: try attribute("number"), kind: PackageKind(rawValue: try attribute("kind")),
            keeper: try value(try text("keeper"), as: "a credit code") { PartyID($0) },
            versions: versions,
            state: try attribute("state", as: "a state") { EntryState(rawValue: $0) },
            since: try day("since"), rights: try optional("rights")?.rightsStanding(),
            marks: try marks(), sources: all("source").map(\.element.text),
            acts: try child("history").folioActs(), papers: try docketPapers())
    }

    private func rightsStanding() throws(PaperError) -> RightsStanding {
        RightsStanding(
            names: element.text.split(separator: " ").map(String.init),
            documentNumber: try attribute("documentNumber"), since: try day("since"))
    }

    private func marks() throws(PaperError) -> [EntryMark] {
        var marks: [EntryMark] = []
        for item in all("mark") {
            marks.append(
                EntryMark(
                    kind: try item.value(item.element.text, as: "a mark") {
                        EntryMark.Kind(rawValue: $0)
                    },
                    since: try item.day("since"), cause: item.element.attribute("cause")))
        }
        return marks
    }

    private func folioActs() throws(PaperError) -> [FolioAct] {
        var acts: [FolioAct] = []
        for item in all("act") {
            acts.append(
                FolioAct(
                    at: try item.instant("at"),
                    act: try item.attribute("name", as: "an act") { EntryAct(rawValue: $0) },
                    version: try item.number("version"),
                    caseNumber: try item.optionalAttribute("case", as: "a case number") {
                        CaseNumber($0)
                    },
                    documentNumber: item.element.attribute("documentNumber"),
                    effective: try item.day("effective"),
                    article: try item.attribute("article"),
                    ground: item.element.attribute("ground")))
        }
        return acts
    }
}
