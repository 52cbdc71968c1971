internal import Registry

/// What intake asks beyond the examination, and needs the register for.
enum UncheckedRules {
    /// Rule ids that were not checked for a package of this kind, in the order of intake; for an
    /// unknown kind those of an application.
    static func ids(kind: PackageKind?) -> [String] {
        let more =
            switch kind {
            case .decision?: slip
            case .supplement?: supplement
            case let kind? where amendments.contains(kind.rawValue): opening + entry
            case .productRegistration?: opening + product
            case .authorisationRecord?: opening + authorisation
            case catalogueKind?: opening + catalogue
            default: opening
            }
        return (sender + more).map(\.id)
    }

    private static let amendments = [
        "change", "correction", "cancellation", "renewal", "revocation", "national-code",
    ]
    private static let sender: [RegistryRule] = [
        .senderUnknown, .senderUnauthenticated, .signatureRequired, .folderRequired,
        .folderAndSignerDisagree, .senderNotNamed, .idReused, .bytesReused,
    ]
    private static let opening: [RegistryRule] = [
        .applicantUnknown, .applicantRole, .senderNotApplicant, .registrarNotCompetent,
        .nobodyDecides, .jointConsent, .agentTerm, .guardOpening,
    ]
    private static let entry: [RegistryRule] = [
        .procedureNotInProfile, .entryUnknown, .entryNotInForce, .entryVersion, .notRegistrant,
        .initiatorOther, .entryInCase, .changePath, .changeOld, .changeResult,
        .renewalWithoutEnd, .renewalWindow, .renewalExpiry, .renewalTerm, .nationalCodeGiven,
        .nationalCodeForm,
    ]
    private static let product: [RegistryRule] = [
        .authorisationUnknown, .authorisationState, .authorisationOperator, .operatorLegalForm,
        .sourceUnknown, .sourceState, .sourceNotGranted, .rightNotGranted, .productRegistered,
    ]
    private static let authorisation: [RegistryRule] = [
        .operatorLegalForm, .sourceUnknown, .sourceState, .sourceWithoutRights, .sourceProhibited,
        .authorisationTerm, .authorisationOver, .authorisationRecorded,
    ]
    private static let catalogueKind = PackageKind(rawValue: "catalogue")
    private static let catalogue: [RegistryRule] = [.catalogueEdition, .catalogueDate]
    private static let supplement: [RegistryRule] = [
        .supplementTarget, .supplementUnknown, .supplementOther, .supplementClosed,
        .supplementUnasked,
    ]
    private static let slip: [RegistryRule] = [
        .caseUnknown, .caseClosed, .stageWrong, .stageWaits, .revisionStale, .outcomeUnknown,
        .ownApplication, .deciderRole, .deciderOther, .officerUnknown, .officerStage,
        .reasonEmpty, .signaturesMissing, .checklistMissing, .checklistUnknown, .checklistTwice,
        .checklistNotConform, .guardFailed, .guardUnknown,
    ]
}
