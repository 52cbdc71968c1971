/// Cards dealt in a random order, all of them before any comes again; so a short span sees as many
/// of them as it can.
struct YearDeck<Card> {
    private let cards: [Card]
    private var rest: [Card] = []

    init(_ cards: [Card]) { self.cards = cards }

    /// The next card.
    mutating func deal(_ dice: inout YearDice) -> Card {
        if rest.isEmpty { rest = cards }
        return rest.remove(at: dice.number(0...(rest.count - 1)))
    }
}
