extension CaseRecord {
    /// What the case is about, by its own name: the resource's or the product's; of an authorisation
    /// its agreement.
    package var subjectName: String? {
        self["resource.name"] ?? self[FactName.productName] ?? self["authorisation.agreement"]
            ?? self[FactName.entryTitle]
    }
}
