internal import Registry
internal import System

// The members of a journal line in their order; a reader that meets another order refuses it.
extension JournalEntry {
    func write(to line: inout LineWriter) {
        line.member("at", at)
        line.key("input")
        line.object { input.write(to: &$0) }
        line.key("events")
        line.array { line in events.forEach { line.value($0) } }
        if let standing {
            line.key("standing")
            line.object { standing.write(to: &$0) }
        }
        if let entries {
            line.key("entries")
            line.array { line in
                for entry in entries { line.object { entry.write(to: &$0) } }
            }
        }
        if let disposed {
            line.key("disposed")
            line.array { line in
                for gone in disposed { line.object { gone.write(to: &$0) } }
            }
        }
        line.key("files")
        line.array { line in
            for file in files { line.object { file.write(to: &$0) } }
        }
        line.key("counters")
        line.object { line in
            let ordered = counters.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            for (name, value) in ordered {
                line.name(name)
                line.value(value)
            }
        }
    }

    init(reading cursor: inout LineCursor) throws(LineDamage) {
        let at = Int64(try cursor.integer("at"))
        try cursor.key("input")
        let input = try cursor.object { cursor throws(LineDamage) in
            try JournalInput(reading: &cursor)
        }
        try cursor.key("events")
        let events = try cursor.array { cursor throws(LineDamage) in try cursor.string() }
        var standing: CaseStanding?
        if cursor.isAt(key: "standing") {
            standing = try cursor.object { cursor throws(LineDamage) in
                try CaseStanding(reading: &cursor)
            }
        }
        var entries: [EntryStanding]?
        if cursor.isAt(key: "entries") {
            entries = try cursor.array { cursor throws(LineDamage) in
                try cursor.object { cursor throws(LineDamage) in
                    try EntryStanding(reading: &cursor)
                }
            }
        }
        var disposed: [DisposedCase]?
        if cursor.isAt(key: "disposed") {
            disposed = try cursor.array { cursor throws(LineDamage) in
                try cursor.object { cursor throws(LineDamage) in
                    try DisposedCase(reading: &cursor)
                }
            }
        }
        try cursor.key("files")
        let files = try cursor.array { cursor throws(LineDamage) in
            try cursor.object { cursor throws(LineDamage) in try JournalFile(reading: &cursor) }
        }
        try cursor.key("counters")
        let counters = try cursor.counters()
        self.init(
            at: at, input: input, events: events, standing: standing, files: files,
            counters: counters, entries: entries, disposed: disposed)
    }
}

extension JournalInput {
    fileprivate func write(to line: inout LineWriter) {
        line.member("type", type)
        line.member("claim", ifThere: claim)
        line.member("digest", ifThere: digest?.text)
        line.member("sender", ifThere: sender?.code)
        line.member("packageID", ifThere: packageID?.text)
        line.member("kind", ifThere: kind?.rawValue)
        line.member("receivedAt", receivedAt)
        line.member("caseNumber", ifThere: caseNumber?.text)
    }

    fileprivate init(reading cursor: inout LineCursor) throws(LineDamage) {
        let type = try cursor.string("type")
        let claim = try cursor.valueIfThere("claim") { Claim.isID($0) ? $0 : nil }
        let digest = try cursor.valueIfThere("digest", ContentDigest.init)
        let sender = try cursor.valueIfThere("sender", PartyID.init)
        let packageID = try cursor.valueIfThere("packageID", PackageID.init)
        let kind = try cursor.valueIfThere("kind") { PackageKind(rawValue: $0) }
        let receivedAt = Int64(try cursor.integer("receivedAt"))
        let caseNumber = try cursor.valueIfThere("caseNumber") { CaseNumber($0) }
        self.init(
            type: type, claim: claim, digest: digest, sender: sender, packageID: packageID,
            kind: kind, receivedAt: receivedAt, caseNumber: caseNumber)
    }
}

extension CaseStanding {
    fileprivate func write(to line: inout LineWriter) {
        line.member("number", number.text)
        line.member("folder", folder)
        line.member("digest", digest.text)
        tick?.write(to: &line)
        line.member("rules", rules.text)
        line.member("subject", ifThere: subject)
        line.member("waits", ifThere: waitsForEntry ? "entry" : nil)
    }

    fileprivate init(reading cursor: inout LineCursor) throws(LineDamage) {
        let number = try cursor.value("number") { CaseNumber($0) }
        let folder = try cursor.value("folder") { Path.isPlain($0) ? $0 : nil }
        let digest = try cursor.value("digest", ContentDigest.init)
        let tick = try ScheduledTick.ifThere(&cursor)
        let rules = try cursor.value("rules", ContentDigest.init)
        let subject = try cursor.valueIfThere("subject") { EntrySeries.isNumber($0) ? $0 : nil }
        let waits = try cursor.valueIfThere("waits") { $0 == "entry" ? $0 : nil }
        self.init(
            number: number, folder: folder, digest: digest, tick: tick, rules: rules,
            subject: subject, waitsForEntry: waits != nil)
    }
}

extension JournalFile {
    fileprivate func write(to line: inout LineWriter) {
        line.member("place", place.rawValue)
        line.member("path", path)
        line.member("digest", digest.text)
        line.member("sizeBytes", sizeBytes)
        line.member("source", source.rawValue)
        line.member("manner", manner.rawValue)
        line.member("kind", kind)
    }

    fileprivate init(reading cursor: inout LineCursor) throws(LineDamage) {
        self.init(
            place: try cursor.value("place") { Place(rawValue: $0) },
            path: try cursor.value("path") { Path.isPlain($0) ? $0 : nil },
            digest: try cursor.value("digest", ContentDigest.init),
            sizeBytes: try cursor.integer("sizeBytes"),
            source: try cursor.value("source") { Source(rawValue: $0) },
            manner: try cursor.value("manner") { Manner(rawValue: $0) },
            kind: try cursor.string("kind"))
    }
}
