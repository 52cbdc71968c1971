extension Proceeding {
    /// Has the ordered cases destroyed with this line; what it says of them stays.
    mutating func disposeCases() {
        guard let view = context.disposal else {
            preconditionFailure("NamedGuard.ofDisposal: checked before the step was taken")
        }
        for ordered in OrderedCase.list(of: record.tables) {
            guard let number = ordered.number,
                case .archived(let tombstone)? = view.cases[number]?.place
            else { preconditionFailure("NamedGuard.ofDisposal: it lies in the archive") }
            disposes.append(tombstone)
            events.append(JournalEvent.disposed(number))
        }
    }
}

/// A case as an order of disposal names it.
struct OrderedCase {
    /// The case; `nil` for what is no number.
    var number: CaseNumber?
    /// The number as it was written.
    var text: String
    /// The archival code; `nil` where the order names none.
    var archiveCode: String?
    /// The digest of the bag's `tagmanifest-sha256.txt`.
    var tagManifest: String

    /// The list of an order; `nil` cells are empty texts in a table.
    static func list(of tables: [FactTable]) -> [OrderedCase] {
        let rows = tables.first { $0.name == FactName.disposalCases }?.rows ?? []
        return rows.filter { $0.count > 2 }.map { row in
            OrderedCase(
                number: CaseNumber(row[0]), text: row[0],
                archiveCode: row[1].isEmpty ? nil : row[1], tagManifest: row[2])
        }
    }
}
