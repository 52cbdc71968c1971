/// A part of the public status list: its entries one by one.
struct StatusShardPage {
    var site = SiteFrame()
    var demonstration: String?
    var region = ""
    var year = ""
    var span = ""
    var total = 0
    var counts: [LabelledRow] = []
    var entries: [StatusEntryRow] = []
    var tableFile = ""
    var sourceFile = ""
    var sourceDigest = ""
    var sourceSize = ""
}

/// An entry in it.
struct StatusEntryRow {
    var number = ""
    /// Its page.
    var entryLink = ""
    var kindTitle = ""
    var version = ""
    var superseded = ""
    var state = ""
    var stateColour = ""
    var since = ""
    var rightsStanding = ""
    var marks = ""
}
