/// What the experts of a selection gave to the applications, and what follows from it by the criteria
/// announced (办法 art. 14(1), (3)).
///
/// The total of an application is the mean over the experts of score ÷ maximum × weight, rounded to
/// two decimals, a half up; what is rounded is what is ranked. All of it is counted in whole numbers:
/// each maximum divides 100.
struct ScoreSheets {
    /// What is judged.
    struct Criterion: Hashable, Sendable {
        var id: String
        /// In percent.
        var weight: Int
        /// The highest score, in points.
        var maximum: Int
    }

    /// Which score it is.
    struct Key: Hashable, Sendable {
        var application: CaseNumber
        var expert: String
        var criterion: String
    }

    /// A row of the list.
    struct Listed: Hashable, Sendable {
        var rank: Int
        var application: CaseNumber
        var total: Hundredths
        var isSelected: Bool
    }

    let criteria: [Criterion]
    let experts: [String]
    let scores: [Key: Hundredths]

    /// The criteria of an announcement's table.
    static func criteria(of table: FactTable?) -> [Criterion] {
        (table?.rows ?? []).compactMap { row in
            guard row.count > 3, let weight = Int(row[2]), let maximum = Int(row[3]), maximum > 0
            else { return nil }
            return Criterion(id: row[0], weight: weight, maximum: maximum)
        }
    }

    /// The total of an application of which every score is there.
    func total(of application: CaseNumber) -> Hundredths {
        var weighed = 0
        for criterion in criteria {
            weighed += sum(criterion, application) * (100 / criterion.maximum) * criterion.weight
        }
        return Hundredths(
            roundingHundredthsOf: weighed, over: 100 * max(experts.count, 1))
    }

    /// All applications by rank; the first `places` of them are selected.
    func list(of applications: [CaseNumber], places: Int, ties: TieRule) -> [Listed] {
        let totals = Dictionary(
            applications.map { ($0, total(of: $0)) }, uniquingKeysWith: { first, _ in first })
        let ranked = totals.keys.sorted { left, right in
            let (one, other) = (totals[left]?.count ?? 0, totals[right]?.count ?? 0)
            if one != other { return one > other }
            if ties == .criteriaOrder {
                for criterion in criteria {
                    let (one, other) = (sum(criterion, left), sum(criterion, right))
                    if one != other { return one > other }
                }
            }
            // Cases are numbered in the order of receipt.
            return left < right
        }
        return ranked.enumerated().map { index, number in
            Listed(
                rank: index + 1, application: number,
                total: totals[number] ?? Hundredths(count: 0), isSelected: index < places)
        }
    }

    /// What all experts gave on a criterion, in hundredths of points.
    private func sum(_ criterion: Criterion, _ application: CaseNumber) -> Int {
        experts.reduce(0) { sum, expert in
            let key = Key(application: application, expert: expert, criterion: criterion.id)
            return sum + (scores[key]?.count ?? 0)
        }
    }
}
