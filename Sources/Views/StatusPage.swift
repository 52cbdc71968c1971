/// The public status list as a person reads it.
struct StatusPage {
    var site = SiteFrame()
    var asOf = ""
    var nextIssue = ""
    var demonstration: String?
    var issuer = ""
    var total = 0
    var shards: [StatusShardRow] = []
    var isSigned = false
    var sourceFile = ""
    var sourceDigest = ""
    var sourceSize = ""
}

/// A part of the list.
struct StatusShardRow {
    var link = ""
    var region = ""
    var year = ""
    var span = ""
    var total = 0
    var shardFile = ""
    var shardDigest = ""
}
