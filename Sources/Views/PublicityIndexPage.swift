/// The index of everything that is or was shown to the public.
struct PublicityIndexPage {
    var asOf = ""
    var demonstration: String?
    var open: [PublicityRow] = []
    var past: [PublicityRow] = []
    var openCount = 0
    var pastCount = 0
}
