/// An attachment with its place in the folder.
struct AttachmentRow {
    var safeName = ""
    var attachmentID = ""
    var roleLabel = ""
    var originalPath = ""
    var mediaType = ""
    var attachmentSize = ""
    var attachmentDigest = ""
}
