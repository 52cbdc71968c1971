import WorkingDays

extension Proceeding {
    /// The application is complete only now, so the term of acceptance starts anew (26号 art. 10).
    ///
    /// A text that the supplement gives takes the place of the application's, an attachment that of
    /// the earlier one with its id; what the application did not have is added.
    mutating func complete(with arriving: Arriving) {
        record.resubmittedAt = arriving.input.receivedAt
        for value in SupplementedValue.values(of: arriving.facts.tables) {
            if let index = record.facts.firstIndex(where: { $0.name == value.field }) {
                record.facts[index].value = value.text
            } else {
                record.facts.append(
                    Fact(name: value.field, label: value.label, value: value.text))
            }
        }
        for attachment in arriving.facts.attachments {
            if let index = record.attachments.firstIndex(where: { $0.id == attachment.id }) {
                record.attachments[index] = attachment
            } else {
                record.attachments.append(attachment)
            }
        }
        events.append(JournalEvent.resubmitted)
    }
}
