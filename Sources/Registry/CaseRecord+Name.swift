extension CaseRecord {
    /// What the case is about, by its own name: the resource's or the product's; of an authorisation
    /// its agreement.
    package var subjectName: String? {
        self["resource.name"] ?? self[FactName.productName] ?? self["authorisation.agreement"]
            ?? self[FactName.entryTitle]
    }

    /// What people who work on the case know it by: its own name, else that of the entry that it is
    /// about, else the entry's number.
    package var workingName: String? { subjectName ?? subject?.name ?? subject?.number }
}
