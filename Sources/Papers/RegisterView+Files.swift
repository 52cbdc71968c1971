package import Registry

extension RegisterView {
    /// The entries that a case and its items name, as their files have them, and those that they rest
    /// on: for pages, which must know whose word a stage waits for, and for commands, which say
    /// beforehand what intake would say. What rests on them, and other cases about them, only the
    /// registry's own index knows.
    ///
    /// Where only voices are asked for, nothing is read of a case whose stage asks no providers.
    /// `contents` gives the bytes of an entry's file, `nil` where there is none.
    package init(
        namedBy record: CaseRecord, in procedure: Procedure, forVoicesOnly: Bool = true,
        contents: (String) throws -> [UInt8]?
    ) throws {
        self.init()
        let stage = record.stage.flatMap(procedure.stage)
        let asksProviders = stage?.voices.contains { $0.from == .providers } ?? false
        guard asksProviders || !forVoicesOnly else { return }
        let texts =
            record.facts.map(\.value) + record.tables.flatMap { $0.rows.joined() }
            + record.items.flatMap(\.entries) + [record.subject?.number].compactMap { $0 }
        var waiting = Set(texts.filter(EntrySeries.isNumber))
        let named = waiting
        while let number = waiting.popFirst() {
            guard folios[number] == nil, let bytes = try contents(number) else { continue }
            let folio = try EntryFile.read(bytes)
            folios[number] = folio
            if !forVoicesOnly, named.contains(number) { waiting.formUnion(folio.sources) }
        }
    }
}
