extension JournalEntry {
    /// The set of schemas that the line brings into force; `nil` for every other line. A start names
    /// it by the input's digest, a package by the event.
    package var adoptedRules: ContentDigest? {
        for event in events {
            if event == JournalEvent.adopted { return input.digest }
            if event.hasPrefix(JournalEvent.adoptedPrefix) {
                return ContentDigest(String(event.dropFirst(JournalEvent.adoptedPrefix.count)))
            }
        }
        return nil
    }

    /// Whether a calendar package brought that set.
    var isCalendarAdoption: Bool {
        events.contains { $0.hasPrefix(JournalEvent.calendarPrefix) }
    }

    /// Whether the line changes what a registry is opened with, the set of schemas or a party file:
    /// whoever has it open opens it anew.
    package var changesOpening: Bool { JournalEntry.reopens(events) }

    /// The same of a line with these events.
    static func reopens(_ events: [String]) -> Bool {
        events.contains {
            $0 == JournalEvent.adopted || $0.hasPrefix(JournalEvent.adoptedPrefix)
                || $0.hasPrefix(JournalEvent.partyPrefix)
        }
    }
}
