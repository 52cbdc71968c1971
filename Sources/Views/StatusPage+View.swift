internal import Digests
internal import Papers
internal import Registry
internal import WorkingDays

extension StatusPage {
    init(_ list: StatusList, bytes: [UInt8], mark: String?, labels: PageLabels) {
        asOf = list.issuedAt.chinese
        nextIssue = list.nextUpdate.chinese
        demonstration = mark
        issuer = list.issuerName
        total = list.entryCount
        shards = list.parts.map { StatusShardRow($0, labels: labels) }
        isSigned = list.hasSignature
        sourceFile = "status.xml"
        sourceDigest = SHA256.digest(of: bytes).hex
        sourceSize = ByteCount.text(bytes.count)
    }
}

extension StatusShardRow {
    init(_ part: StatusList.Part, labels: PageLabels) {
        link = "status/\(part.name.text).html"
        region = labels.text(.region, part.name.region)
        year = part.name.year
        span = part.name.span
        total = part.entries
        shardFile = "status/\(part.name.text).xml"
        shardDigest = part.digest.text
    }
}

extension StatusShardPage {
    init(_ shard: StatusShard, bytes: [UInt8], mark: String?, labels: PageLabels) {
        demonstration = mark
        region = labels.text(.region, shard.name.region)
        year = shard.name.year
        span = shard.name.span
        total = shard.rows.count
        counts = EntryState.allCases.compactMap { state in
            let count = shard.rows.count { $0.state == state }
            return count == 0 ? nil : LabelledRow(state.chinese, String(count))
        }
        entries = shard.rows.map { StatusEntryRow($0, labels: labels) }
        tableFile = "\(shard.name.text).csv"
        sourceFile = "\(shard.name.text).xml"
        sourceDigest = SHA256.digest(of: bytes).hex
        sourceSize = ByteCount.text(bytes.count)
    }
}

extension StatusEntryRow {
    init(_ row: ListedEntry, labels: PageLabels) {
        number = row.number
        entryLink = SitePlace.entry(row.number, depth: 1)
        kindTitle = labels.text(.kind, row.kind.rawValue)
        version = String(row.version)
        superseded = StatusEntryRow.superseded(below: row.version)
        state = row.state.chinese
        stateColour = row.state.colour
        since = row.since.chinese
        rightsStanding = row.hasRights ? "有" : "无"
        marks = row.marks.map(\.chinese).joined(separator: "、")
    }

    /// Which versions the current one has taken the place of.
    private static func superseded(below version: Int) -> String {
        switch version {
        case ...1: ""
        case 2: "第1版已被取代"
        default: "第1至\(version - 1)版已被取代"
        }
    }
}

extension StatusShardName {
    /// The numbers that stand in it, for people; empty where one file holds the whole year.
    fileprivate var span: String {
        guard part > 1 else { return "" }
        let first = (part - 1) * StatusShardName.maxEntries + 1
        return "\(first)–\(first + StatusShardName.maxEntries - 1)"
    }
}
