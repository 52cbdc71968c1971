/// The index of everything that is or was shown to the public.
struct PublicityIndexPage {
    var site = SiteFrame()
    var asOf = ""
    var demonstration: String?
    var open: [PublicityRow] = []
    var past: [PublicityRow] = []
    var openCount = 0
    var pastCount = 0
    /// Whether only the latest past ones are listed.
    var isPastCutOff = false
}
