// Conditions of products that rest on a review (办法 art. 26).
extension NamedGuard {
    /// The product rests on an approved review of the same name and version under the same
    /// authorisation, and goes no further than it: scenarios and delivery are those approved.
    ///
    /// An authorisation from before this system may have products whose review was on paper; its
    /// number is then none of the register's, and an officer compares the papers. Once a review
    /// under the authorisation stands in the register, or the application names one, it counts.
    static let productReviewed = NamedGuard("product-reviewed", article: "26") { subject in
        guard let authorisation = subject.authorisation else { return [] }
        let reviews = subject.reviews(under: authorisation)
        let number = subject[FactName.productReview]
        if number == nil, reviews.isEmpty, authorisation.isFromBefore { return [] }
        let place = subject.place("product[1]/securityReview[1]")
        guard let review = reviews.first(where: { subject.isReviewed(by: $0, numbered: number) })
        else {
            return [
                RegistryRule.reviewMissing.finding(
                    at: place, found: number,
                    expected: reviews.map(\.number).joined(separator: " "),
                    [
                        "name": subject[FactName.productName] ?? "",
                        "version": subject[FactName.productVersion] ?? "",
                        "authorisation": authorisation.number,
                    ])
            ]
        }
        return subject.scenarioFindings(review) + subject.deliveryFindings(review)
    }

    /// What is reviewed is not yet approved under the authorisation.
    static let reviewNotYetApproved = NamedGuard(
        "review-not-yet-approved", article: "26"
    ) { subject in
        guard let authorisation = subject.folio else { return [] }
        return subject.reviews(under: authorisation).filter { review in
            review.current[FactName.reviewedName] == subject[FactName.reviewedName]
                && review.current[FactName.reviewedVersion] == subject[FactName.reviewedVersion]
        }.map { review in
            RegistryRule.reviewApproved.finding(
                at: subject.place("review[1]/version[1]"),
                found: subject[FactName.reviewedVersion], ["number": review.number])
        }
    }

    /// The experts whom the authority convened have given their opinion, and it is favourable.
    static let expertOpinion = NamedGuard("expert-opinion", article: "26") { subject in
        let opinion = subject.record.filings.last {
            $0[FactName.filingType] == "expert-meeting"
        }
        guard let opinion else {
            return [
                subject.failure(
                    "expert-opinion", article: "26", "案卷中还没有专家审核意见。",
                    "no opinion of experts was filed in the case")
            ]
        }
        if opinion[FactName.filingConclusion] == "approved" { return [] }
        return [
            subject.failure(
                "expert-opinion", article: "26", "专家审核意见为不同意。",
                "the experts' opinion is not favourable")
        ]
    }

    static let ofReview = [productReviewed, reviewNotYetApproved, expertOpinion]
}

extension GuardedCase {
    /// Approved reviews in force that rest on an authorisation.
    func reviews(under authorisation: RegisterFolio) -> [RegisterFolio] {
        approvals(of: "product-review", under: authorisation)
    }

    /// Approvals of a kind in force that rest on an authorisation (series SC).
    func approvals(of kind: String, under authorisation: RegisterFolio) -> [RegisterFolio] {
        (context.register.dependants[authorisation.number] ?? [])
            .compactMap { context.register.folios[$0] }
            .filter { $0.kind.rawValue == kind && $0.state == .inForce }
    }

    /// Whether a review is of the product, and the one that the application names, if it does.
    func isReviewed(by review: RegisterFolio, numbered number: String?) -> Bool {
        (number ?? review.number) == review.number
            && review.current[FactName.reviewedName] == self[FactName.productName]
            && review.current[FactName.reviewedVersion] == self[FactName.productVersion]
    }

    func scenarioFindings(_ review: RegisterFolio) -> [Finding] {
        let approved = names(review.current.tables, FactName.reviewedScenarios)
        return (table(FactName.productScenarios)?.rows ?? []).enumerated().compactMap {
            index, row in
            guard let name = row.first, !approved.contains(name) else { return nil }
            return RegistryRule.reviewScenario.finding(
                at: place("product[1]/scenarios[1]/scenario[\(index + 1)]/name[1]").of(name),
                found: name, expected: approved.joined(separator: "、"),
                ["scenario": name, "number": review.number])
        }
    }

    func deliveryFindings(_ review: RegisterFolio) -> [Finding] {
        let own = self[FactName.productDelivery] ?? ""
        guard review.current[FactName.reviewedDelivery] == "on-platform",
            ["off-platform", "导出管理平台交付"].contains(own)
        else { return [] }
        return [
            RegistryRule.reviewDelivery.finding(
                at: place("product[1]/delivery[1]"), found: own, expected: "on-platform",
                ["number": review.number])
        ]
    }

    private func names(_ tables: [FactTable], _ name: String) -> [String] {
        (tables.first { $0.name == name }?.rows ?? []).compactMap(\.first)
    }
}

extension RegisterFolio {
    /// Whether it was granted before this system and only recorded here: it has no agreement that
    /// was made here.
    var isFromBefore: Bool {
        !versions[0].facts.contains { $0.name.hasPrefix("agreement.") }
    }
}
