/// What a statement of rights confirms.
struct RightsPart {
    var entryNumber = ""
    var entryName: String?
    var holders: [RegistrantRow] = []
    var confirmed: [RightRow] = []
}
