internal import Archive
internal import Registry
internal import WorkingDays

/// Writes what makes a bag of a closed case: the tag files beside its papers, from the digests and
/// sizes that the record has already.
struct CaseBagging {
    let configuration: Configuration
    /// The profile under which the case ran.
    let profile: Profile
    /// Who closed it.
    let registrar: Party

    /// The tag files. `caseFile` is the `case.xml` of the closing line, which the record cannot name;
    /// the archival code takes its number from `numbering`.
    func tagFiles(
        of record: CaseRecord, _ caseFile: PreparedFile, on day: Day, _ numbering: inout Numbering
    ) -> [BagTagFile] {
        let folder = BagText.payloadFolder
        let payload =
            record.papers.map {
                BagPayload(
                    path: "\(folder)/\($0.file)", digest: $0.digest, sizeBytes: $0.sizeBytes)
            } + [
                BagPayload(
                    path: "\(folder)/case.xml", digest: caseFile.digest,
                    sizeBytes: caseFile.bytes.count)
            ]
        return BagText.tagFiles(payload, fields(of: record, on: day, &numbering))
    }

    private func fields(
        of record: CaseRecord, on day: Day, _ numbering: inout Numbering
    ) -> [BagField] {
        var fields = [
            BagField(BagLabel.organisation, registrar.name),
            BagField(BagLabel.organisationCode, registrar.id.code),
            BagField(BagLabel.caseNumber, record.number.text),
            BagField(BagLabel.sendersIdentifier, identifier(of: record)),
            BagField(BagLabel.baggingDate, day.iso),
            BagField(BagLabel.kind, record.kind.rawValue),
            BagField(BagLabel.closedOn, record.since.day.iso),
        ]
        if case .closed(let code) = record.standing {
            fields.append(BagField(BagLabel.result, code))
        }
        if RetentionPeriod.isPermanent(record.kind) {
            fields += archiveCode(of: record, RetentionPeriod.permanentCode, &numbering)
            fields += [
                BagField(BagLabel.retention, "永久"), BagField(BagLabel.retainedUntil, "永久"),
            ]
        }
        if let retention = RetentionPeriod(of: record, under: profile) {
            fields += archiveCode(of: record, retention.code, &numbering)
            fields += [
                BagField(BagLabel.retention, "\(retention.years)"),
                BagField(BagLabel.retainedFrom, retention.from.iso),
                BagField(BagLabel.retainedUntil, retention.until.iso),
                BagField(BagLabel.retentionSource, retention.source),
            ]
        }
        if configuration.isDemonstration { fields.append(BagField(BagLabel.demonstration, "无效")) }
        return fields
    }

    /// The archival code, where the settings have a rule for it.
    private func archiveCode(
        of record: CaseRecord, _ code: String, _ numbering: inout Numbering
    ) -> [BagField] {
        guard let settings = configuration.archive else { return [] }
        let year = record.since.day.year
        let sequence = numbering.next(ArchiveCode.counter(year: year, code: code))
        return [
            BagField(
                BagLabel.archiveCode,
                ArchiveCode.text(settings, year: year, code: code, sequence: sequence))
        ]
    }

    /// The entry that the case made or is about; else the id that its sender gave the package.
    private func identifier(of record: CaseRecord) -> String {
        record.registrationNumber ?? record.subject?.number ?? record.opening.packageID?.text
            ?? record.opening.digest.text
    }
}
