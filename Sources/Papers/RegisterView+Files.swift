package import Registry

extension RegisterView {
    /// The entries that a case and its items name, as their files have them: for pages and commands,
    /// which must know whose word a stage waits for and decide nothing. Empty where no stage of the
    /// procedure asks providers.
    ///
    /// `contents` gives the bytes of an entry's file, `nil` where there is none.
    package init(
        namedBy record: CaseRecord, in procedure: Procedure,
        contents: (String) throws -> [UInt8]?
    ) throws {
        self.init()
        let stage = record.stage.flatMap(procedure.stage)
        guard let stage, stage.voices.contains(where: { $0.from == .providers }) else { return }
        let texts =
            record.facts.map(\.value) + record.tables.flatMap { $0.rows.joined() }
            + record.items.flatMap(\.entries)
        for number in Set(texts.filter(EntrySeries.isNumber)) {
            guard let bytes = try contents(number) else { continue }
            folios[number] = try EntryFile.read(bytes)
        }
    }
}
