/// One data resource.
struct CatalogueItemRow {
    /// Its place in the whole catalogue, from 1: where a link leads.
    var itemPlace = 0
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
    /// The page of its entry.
    var entryLink = ""
    var isReminder = false
    var itemContact = ""
}
