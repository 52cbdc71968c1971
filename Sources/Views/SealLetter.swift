/// A letter on the arc of a seal and how far it is turned, in degrees.
struct SealLetter {
    var glyph: String
    var turn: String
}
