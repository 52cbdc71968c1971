/// One product or service.
struct CatalogueProductRow {
    var productName = ""
    var productSummary = ""
    var registrationNumber = ""
    var status = ""
}
