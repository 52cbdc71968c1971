/// One data resource.
struct CatalogueItemRow {
    var itemCode = ""
    var itemName = ""
    var itemSummary = ""
    var classification = ""
    var updateFrequency = ""
    var sharing = ""
    var opening = ""
    var updated = ""
    var status = ""
    var itemRegistration: String?
    var isReminder = false
    var itemContact = ""
}
