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
