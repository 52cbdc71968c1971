extension WaitingFile {
    /// The reason as a finding, with what to do about it.
    package var finding: Finding { rule.finding(at: FindingPlace(file: name)) }

    private var rule: RegistryRule {
        switch reason {
        case .temporary: .waitingTemporary
        case .noMarker: .waitingNoMarker
        case .oldMarker: .waitingOldMarker
        case .markerAlone: .waitingMarkerAlone
        case .growing: .waitingGrowing
        case .notFile: .waitingNotFile
        case .notTaken: .waitingNotTaken
        case .tooLarge: .waitingTooLarge
        case .noRoom: .waitingNoRoom
        }
    }
}
