extension PaperOrder {
    /// The section of `outbox/public/` that publicity papers go to.
    package static let publicitySection = "publicity"
    /// The section for announcements and other papers that a procedure addresses to everybody.
    package static let announcementSection = "announcements"
}
