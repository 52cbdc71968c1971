/// A stage that is late.
struct LatenessPart {
    var stageDue = ""
    var sentence = ""
}
