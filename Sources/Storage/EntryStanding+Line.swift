internal import Registry

// The members of an entry's standing in a journal line, in their order.
extension EntryStanding {
    func write(to line: inout LineWriter) {
        line.member("number", number)
        line.member("kind", kind.rawValue)
        line.member("version", version)
        line.member("state", state.rawValue)
        line.member("since", since)
        line.member("digest", digest.text)
        line.key("registrants")
        line.array { line in for party in registrants { line.value(party.code) } }
        line.key("sources")
        line.array { line in for source in sources { line.value(source) } }
        line.key("rights")
        line.value(hasRights)
        line.key("marks")
        line.array { line in for mark in marks { line.value(mark.rawValue) } }
        line.member("catalogueCode", ifThere: catalogueCode)
        line.member("certificate", ifThere: certificate?.text)
        tick?.write(to: &line)
    }

    init(reading cursor: inout LineCursor) throws(LineDamage) {
        let number = try cursor.value("number") { EntrySeries.isNumber($0) ? $0 : nil }
        let kind = PackageKind(rawValue: try cursor.string("kind"))
        let version = try cursor.integer("version")
        let state = try cursor.value("state") { EntryState(rawValue: $0) }
        let since = try cursor.integer("since")
        let digest = try cursor.value("digest", ContentDigest.init)
        try cursor.key("registrants")
        let registrants = try cursor.array { cursor throws(LineDamage) in
            try cursor.readValue(PartyID.init)
        }
        try cursor.key("sources")
        let sources = try cursor.array { cursor throws(LineDamage) in try cursor.string() }
        let hasRights = try cursor.flag("rights")
        try cursor.key("marks")
        let marks = try cursor.array { cursor throws(LineDamage) in
            try cursor.readValue { EntryMark.Kind(rawValue: $0) }
        }
        let code = try cursor.valueIfThere("catalogueCode") { $0 }
        let certificate = try cursor.valueIfThere("certificate", ContentDigest.init)
        self.init(
            number: number, kind: kind, version: version, state: state, since: since,
            digest: digest, registrants: registrants, sources: sources, hasRights: hasRights,
            marks: marks, catalogueCode: code, certificate: certificate,
            tick: try ScheduledTick.ifThere(&cursor))
    }
}

extension ScheduledTick {
    func write(to line: inout LineWriter) {
        line.key("tick")
        line.object { line in
            line.member("kind", kind.rawValue)
            line.member("at", at)
            line.key("provisional")
            line.value(provisional)
        }
    }

    static func ifThere(_ cursor: inout LineCursor) throws(LineDamage) -> ScheduledTick? {
        guard cursor.isAt(key: "tick") else { return nil }
        return try cursor.object { cursor throws(LineDamage) in
            ScheduledTick(
                kind: try cursor.value("kind") { ScheduledTick.Kind(rawValue: $0) },
                at: Int64(try cursor.integer("at")),
                provisional: try cursor.flag("provisional"))
        }
    }
}
