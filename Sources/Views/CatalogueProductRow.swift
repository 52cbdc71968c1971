/// One product or service.
struct CatalogueProductRow {
    var productName = ""
    var productSummary = ""
    var registrationNumber = ""
    /// The page of its entry.
    var entryLink = ""
    var status = ""
}
