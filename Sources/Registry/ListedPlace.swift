/// Where an application stands on the list that a selection made (办法 art. 14(3)).
struct ListedPlace: Hashable, Sendable {
    /// Its rank, from 1.
    var rank: String
    /// Its total.
    var total: String
    /// Whether it is selected.
    var isSelected: Bool
    /// How many applications there are.
    var count: Int
    /// How many are selected.
    var selectedCount: Int

    /// The place of a case in the table `selection.list`; `nil` when it is not there.
    init?(of number: CaseNumber, in rows: [[String]]) {
        let rows = rows.filter { $0.count > 5 }
        guard let row = rows.first(where: { $0[1] == number.text }) else { return nil }
        rank = row[0]
        total = row[4]
        isSelected = row[5] == "yes"
        count = rows.count
        selectedCount = rows.count { $0[5] == "yes" }
    }
}
