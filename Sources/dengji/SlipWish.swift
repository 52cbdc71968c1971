internal import Registry

/// What is to be decided, as far as somebody said it; what only one answer is possible for is filled in
/// by `SlipComposition`.
struct SlipWish {
    /// The outcome's name.
    var outcome: String
    /// The reason; may be empty.
    var reason = ""
    /// The officer's id.
    var officer: String?
    /// The deciding party.
    var party: PartyID?
    /// The objection that is decided.
    var objection: Int?
    /// The item that the word is about.
    var part: Int?
    /// Items of the checklist, `id=result[:remark]`.
    var items: [String] = []
    /// Whether all other items conform.
    var allConform = false
    /// Name or id of who drafted it.
    var drafter: String?
    /// Name or id of who reviewed it.
    var reviewer: String?
    /// Name or id of who signed it.
    var signer: String?
    /// Whether it is made although it cannot decide anything.
    var isUnchecked = false
}
