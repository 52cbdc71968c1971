/// The input that a paper answers.
struct AnsweredPart {
    var receivedFile = ""
    var packageID: String?
    var receivedSize = ""
    var receivedDigest = ""
    var receivedAt = ""
}
