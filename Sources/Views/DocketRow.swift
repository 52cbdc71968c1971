/// A paper of the docket.
struct DocketRow {
    var docketFile = ""
    var docketKind = ""
    var docketNumber: String?
    var docketTime = ""
    var docketDigest = ""
}
