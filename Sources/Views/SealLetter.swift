/// A letter on the arc of a seal and how far it is turned, in degrees.
package struct SealLetter {
    /// The letter.
    package var glyph: String
    /// `-12.5`.
    package var turn: String
}
