extension PackageKind {
    /// Every kind that there is, handled by a set of schemas or not yet: names that others may rely
    /// on. A document of a kind outside it has its kind wrong.
    package static let vocabulary: Set<PackageKind> = Set(
        """
        resource-registration product-registration change correction cancellation renewal revocation
        supplement withdrawal objection proof-query party catalogue calendar authorisation-record
        announcement-request implementation-plan announcement operator-application agreement
        data-demand fusion quality-issue product-review transaction value-record evidence-record
        yearly-report inspection evaluation staff operation-log training drill incident violation
        decision national-code adoption selection outside-act follow-up disposal
        """.split(whereSeparator: \.isWhitespace).map { PackageKind(rawValue: String($0)) })
}
