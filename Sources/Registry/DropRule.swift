/// Ids of findings about how a file was dropped, rather than about what is in it; never reused.
package enum DropRule: String, Hashable, Sendable, CaseIterable {
    // What a control file says against the file it lies beside.
    case controlForm = "PKG-CONTROL-FORM"
    case controlSize = "PKG-CONTROL-SIZE"
    case controlDigest = "PKG-CONTROL-DIGEST"
    case controlName = "PKG-CONTROL-NAME"
    case controlID = "PKG-CONTROL-ID"
    // Why a file was not taken for a day.
    case waitingTemporary = "PKG-WAITING-TEMPORARY"
    case waitingNoMarker = "PKG-WAITING-NO-MARKER"
    case waitingOldMarker = "PKG-WAITING-OLD-MARKER"
    case waitingMarkerAlone = "PKG-WAITING-MARKER-ALONE"
    case waitingGrowing = "PKG-WAITING-GROWING"
    case waitingNotFile = "PKG-WAITING-NOT-FILE"
    case waitingNotTaken = "PKG-WAITING-NOT-TAKEN"
}

extension Finding {
    /// A finding about how a file was dropped.
    init(
        _ rule: DropRule, file: String, found: String? = nil, expected: String? = nil,
        chinese: String, english: String, advice: String, adviceEnglish: String
    ) {
        self.init(
            rule: rule.rawValue, file: file, found: found, expected: expected, chinese: chinese,
            english: english, advice: advice, adviceEnglish: adviceEnglish)
    }
}
