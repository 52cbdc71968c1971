/// What the docket may see of the register while it looks at one input: the entries that the input
/// and its case name, and those that rest on them.
package struct RegisterView: Hashable, Sendable {
    /// Entries by number. A number that an input names and that is not here does not exist.
    package var folios: [String: RegisterFolio]
    /// For each of them the entries that rest on it, in their order.
    package var dependants: [String: [String]]
    /// Open cases about each of them, in their order.
    package var openCases: [String: [CaseNumber]]
    /// The entry in force under the catalogue code that an application names, by code.
    package var byCatalogueCode: [String: String]
    /// Open cases about them of the kinds that the procedure sees, by number.
    package var cases: [CaseNumber: CaseRecord] = [:]
    /// What of a party is under way or in force; only of one that is to be closed.
    package var stakes: [PartyID: PartyStake] = [:]
    /// The editions in force of the applicants' catalogues.
    package var catalogues: [PartyID: CatalogueEdition]

    /// A view.
    package init(
        folios: [String: RegisterFolio] = [:], dependants: [String: [String]] = [:],
        openCases: [String: [CaseNumber]] = [:], byCatalogueCode: [String: String] = [:],
        catalogues: [PartyID: CatalogueEdition] = [:]
    ) {
        self.folios = folios
        self.dependants = dependants
        self.openCases = openCases
        self.byCatalogueCode = byCatalogueCode
        self.catalogues = catalogues
    }
}
