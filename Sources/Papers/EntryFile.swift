package import Registry
internal import WorkingDays
internal import XML

/// An entry of the register as a file of `registry/register/`, with all its versions and its history.
package enum EntryFile {
    /// Namespace of entries.
    package static let namespace = "urn:dengji:entry:1"

    /// The file's bytes: canonical, one element on a line, a line feed at the end. The same entry
    /// always gives the same bytes.
    package static func write(_ folio: RegisterFolio) -> [UInt8] {
        var writer = IndentedWriter(
            root: "entry", namespace: namespace,
            attributes: [
                ("number", folio.number), ("kind", folio.kind.rawValue),
                ("state", folio.state.rawValue), ("since", folio.since.iso),
                ("version", String(folio.current.version)),
            ], format: "2")
        writer.element("keeper", folio.keeper.code)
        if let rights = folio.rights {
            writer.element(
                "rights", rights.names.joined(separator: " "),
                [("documentNumber", rights.documentNumber), ("since", rights.since.iso)])
        }
        for mark in folio.marks {
            writer.element(
                "mark", mark.kind.rawValue,
                [("since", mark.since.iso), ("cause", mark.cause)])
        }
        for source in folio.sources { writer.element("source", source) }
        for version in folio.versions {
            writer.open("certified", IndentedWriter.attributes(of: version))
            writer.content(of: version)
            writer.close()
        }
        writer.open("history")
        for act in folio.acts { write(act, &writer) }
        writer.close()
        for paper in folio.papers { CaseFile.write(paper, &writer) }
        return writer.finishFile()
    }

    /// The entry that `write` wrote, or one of the first format, which held one version and no
    /// history. Characters that XML does not know were replaced when writing.
    package static func read(_ bytes: [UInt8]) throws(PaperError) -> RegisterFolio {
        let root = try ElementReading.root(
            of: bytes, named: "entry", in: namespace, formats: ["1", "2"])
        return root.element.attribute("format") == "1"
            ? RegisterFolio(ofFirstFormat: try root.entry()) : try root.folio()
    }

    private static func write(_ act: FolioAct, _ writer: inout IndentedWriter) {
        writer.element(
            "act", "",
            [
                ("at", act.at.iso), ("name", act.act.rawValue), ("version", String(act.version)),
                ("effective", act.effective.iso), ("article", act.article),
                ("case", act.caseNumber?.text), ("documentNumber", act.documentNumber),
                ("ground", act.ground),
            ])
    }
}

extension RegisterFolio {
    fileprivate init(ofFirstFormat entry: RegisterEntry) {
        self.init(
            number: entry.number, kind: entry.kind, keeper: entry.registrar, versions: [entry],
            since: entry.validFrom,
            acts: [
                FolioAct(
                    at: entry.validFrom.start, act: .registered, version: 1,
                    caseNumber: entry.caseNumber, effective: entry.validFrom, article: "")
            ])
    }
}

extension ElementReading {
    fileprivate func folio() throws(PaperError) -> RegisterFolio {
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
