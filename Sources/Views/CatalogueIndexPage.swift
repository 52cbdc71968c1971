/// The overview of the city's catalogue.
struct CatalogueIndexPage {
    var site = SiteFrame()
    var demonstration: String?
    var city = ""
    var itemCount = 0
    var registeredCount = 0
    var reminderCount = 0
    var productCount = 0
    var providers: [CatalogueProviderRow] = []
}
