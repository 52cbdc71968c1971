extension PaperOrder {
    /// The section of `outbox/public/` that publicity papers go to.
    package static let publicitySection = "publicity"
}
