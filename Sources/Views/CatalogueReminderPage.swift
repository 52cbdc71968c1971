/// What should be registered and is not: of all providers as counts, of one as a list.
struct CatalogueReminderPage {
    var site = SiteFrame()
    var demonstration: String?
    var reminderCount = 0
    var providers: [CatalogueProviderRow] = []
}
