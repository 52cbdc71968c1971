/// A part of one provider's or operator's catalogue.
struct CatalogueSectionPage {
    var site = SiteFrame()
    var demonstration: String?
    var providerName = ""
    var providerCode = ""
    var edition: Int?
    var editionDay = ""
    var itemCount = 0
    var registeredCount = 0
    var firstItem = 0
    var lastItem = 0
    var previousPage: String?
    var nextPage: String?
    var items: [CatalogueItemRow] = []
    var products: [CatalogueProductRow] = []
}
