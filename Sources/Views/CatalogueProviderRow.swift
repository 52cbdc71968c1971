/// One provider or operator in an overview.
struct CatalogueProviderRow {
    var providerName = ""
    var providerCode = ""
    var link = ""
    var providerEdition: Int?
    var editionDay = ""
    var itemCount = 0
    var registeredCount = 0
    var reminderCount = 0
    var productCount = 0
}
