internal import Registry
internal import WorkingDays
internal import XML

extension ElementReading {
    /// Items, words and filings of a case file.
    func readVoices(into record: inout CaseRecord) throws(PaperError) {
        for item in all("item") { record.items.append(try item.caseItem()) }
        for voice in all("voice") { record.voices.append(try voice.caseVoice()) }
        for filing in all("filing") { record.filings.append(try filing.filing()) }
    }

    private func caseItem() throws(PaperError) -> CaseItem {
        CaseItem(
            number: try number("number"), key: try attribute("key"), title: try text("title"),
            entries: all("entry").map(\.element.text),
            standing: try attribute("standing", as: "a standing") {
                CaseItem.Standing(rawValue: $0)
            })
    }

    private func caseVoice() throws(PaperError) -> CaseVoice {
        CaseVoice(
            party: try attribute("party", as: "a credit code") { PartyID($0) },
            officer: try attribute("officer"), isAgreeing: try flag("agrees"),
            item: try optionalAttribute("item", as: "a number") { Int($0) },
            reason: element.text, at: try instant("at"), stage: try attribute("stage"),
            document: try optionalAttribute("document", as: "a digest") { ContentDigest($0) })
    }

    private func filing() throws(PaperError) -> Filing {
        Filing(
            number: try number("number"), kind: PackageKind(rawValue: try attribute("kind")),
            party: try optionalAttribute("party", as: "a credit code") { PartyID($0) },
            input: try child("input").input(), facts: try child("facts").facts())
    }
}
