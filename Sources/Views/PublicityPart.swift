/// The days of publicity.
struct PublicityPart {
    var from = ""
    var until = ""
    var isUntilProvisional = false
    var span = ""
}
