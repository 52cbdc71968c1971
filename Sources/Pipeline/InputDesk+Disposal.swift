internal import Archive
internal import Registry
internal import Storage
internal import WorkingDays

extension InputDesk {
    /// What the docket may see of the archive; `nil` for packages that order no disposal.
    func disposal(of facts: PackageFacts) throws -> DisposalView? {
        guard facts.kind == .disposal else { return nil }
        let rows = facts.tables.first { $0.name == FactName.disposalCases }?.rows ?? []
        var cases: [CaseNumber: DisposalProspect] = [:]
        for text in rows.compactMap(\.first) {
            guard let number = CaseNumber(text), cases[number] == nil else { continue }
            cases[number] = try prospect(number)
        }
        return DisposalView(cases: cases, orderer: workspace.configuration.cityRegistrar)
    }

    private func prospect(_ number: CaseNumber) throws -> DisposalProspect {
        if !index.cases.isDisposed(number), let gone = tombstones[number] {
            // Who ordered it was asked all this at the time.
            return DisposalProspect(
                place: .archived(gone), keptUntil: Instant(milliseconds: 0).day)
        }
        if index.cases.isDisposed(number) { return DisposalProspect(place: .disposed) }
        guard let standing = index.cases[number] else { return DisposalProspect(place: .unknown) }
        if standing.isOpen { return DisposalProspect(place: .open) }
        guard standing.folder.contains("*") else {
            return DisposalProspect(
                place: .unsound(chinese: "是普通文件夹，不是归档包", english: "it is a plain folder"))
        }
        guard let record = try reader.unlessOvertaken({ try self.record(number) }) else {
            return DisposalProspect(
                place: .unsound(
                    chinese: "case.xml 缺失或者被改动", english: "its case.xml is missing or changed"))
        }
        guard let bag = ArchivePlace.removable(standing) else {
            return DisposalProspect(
                place: .unsound(chinese: "不是归档包", english: "it is no bag"))
        }
        let (place, bagUntil) = try archived(record, in: bag, caseFile: standing.digest)
        var prospect = DisposalProspect(place: place)
        if let until = try contexts.retention(of: record)?.until {
            // What the bag says of itself was so when it closed; the longer one counts.
            prospect.keptUntil = max(until, bagUntil ?? until)
        }
        for entry in [record.registrationNumber, record.subject?.number].compactMap(\.self) {
            if let folio = try register.folio(entry), folio.state.isStanding {
                prospect.standingEntry = entry
            }
            prospect.openCases += index.openCases(about: entry)
        }
        prospect.hasObjection = record.objections.contains { $0.standing == .standing }
        return prospect
    }

    /// The bag as its tombstone would name it, and until when it says that it is kept.
    private func archived(
        _ record: CaseRecord, in bag: String, caseFile: ContentDigest
    ) throws -> (DisposalProspect.Place, until: Day?) {
        let folder = ArchivePlace.contents(of: bag, record.number)
        var tags: [String: [UInt8]] = [:]
        for name in [
            BagText.declaration, BagText.information, BagText.manifest, BagText.tagManifest,
        ] {
            tags[name] = try reader.unprovenFile("\(folder)/\(name)")
        }
        let census = BagCensus(
            try reader.listing(of: folder), tags: tags, of: record, caseFile: caseFile)
        let until = census.information[BagLabel.retainedUntil].flatMap { Day(iso: $0) }
        guard census.faults.isEmpty, let seal = census.tagManifest else {
            let faults = census.faults.prefix(3)
            return (
                .unsound(
                    chinese: faults.map(\.chinese).joined(separator: "；"),
                    english: faults.map(\.english).joined(separator: "; ")), until
            )
        }
        return (
            .archived(
                DisposedCase(
                    number: record.number, folder: bag,
                    archiveCode: census.information[BagLabel.archiveCode], tagManifest: seal)),
            until
        )
    }
}
