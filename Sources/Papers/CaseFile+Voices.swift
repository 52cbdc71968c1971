internal import Registry
internal import WorkingDays
internal import XML

extension CaseFile {
    /// Items, what those said whose word the case waits for, and what was filed: nothing where there
    /// is none.
    static func writeVoices(of record: CaseRecord, _ writer: inout IndentedWriter) {
        for item in record.items {
            writer.open(
                "item",
                [
                    ("number", String(item.number)), ("key", item.key),
                    ("standing", item.standing.rawValue),
                ])
            writer.element("title", item.title)
            for entry in item.entries { writer.element("entry", entry) }
            writer.close()
        }
        for voice in record.voices {
            writer.element(
                "voice", voice.reason,
                [
                    ("party", voice.party.code), ("officer", voice.officer),
                    ("agrees", String(voice.isAgreeing)), ("item", voice.item.map(String.init)),
                    ("at", voice.at.iso), ("stage", voice.stage),
                    ("document", voice.document?.text),
                ])
        }
        for filing in record.filings {
            writer.open(
                "filing",
                [
                    ("number", String(filing.number)), ("kind", filing.kind.rawValue),
                    ("party", filing.party?.code),
                ])
            writer.input("input", filing.input)
            writer.facts(filing.facts)
            writer.close()
        }
    }
}
