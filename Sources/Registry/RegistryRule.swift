/// Ids of the findings that the registry itself makes; never reused, never renamed.
package enum RegistryRule: String, Hashable, Sendable, CaseIterable {
    // Who sent it.
    case senderUnknown = "REG-SENDER-UNKNOWN"
    case senderUnauthenticated = "REG-SENDER-UNAUTHENTICATED"
    case signatureRequired = "REG-SIGNATURE-REQUIRED"
    case folderRequired = "REG-FOLDER-REQUIRED"
    case folderAndSignerDisagree = "REG-SENDER-DISAGREES"
    case senderNotNamed = "REG-SENDER-NOT-NAMED"
    // Whether it came before.
    case idReused = "REG-ID-REUSED"
    case bytesReused = "REG-BYTES-REUSED"
    // Whether it opens a case.
    case kindNotOpening = "REG-KIND"
    case profileNotCovering = "REG-PROFILE"
    case applicantsMissing = "REG-APPLICANT-MISSING"
    case applicantUnknown = "REG-APPLICANT-UNKNOWN"
    case applicantRole = "REG-APPLICANT-ROLE"
    case senderNotApplicant = "REG-SENDER-NOT-APPLICANT"
    case registrarNotCompetent = "REG-REGISTRAR"
    case nobodyDecides = "REG-NOBODY-DECIDES"
    // Whether a supplement is awaited.
    case supplementTarget = "REG-SUPPLEMENT-TARGET"
    case supplementUnknown = "REG-SUPPLEMENT-UNKNOWN"
    case supplementOther = "REG-SUPPLEMENT-OTHER"
    case supplementClosed = "REG-SUPPLEMENT-CLOSED"
    case supplementUnasked = "REG-SUPPLEMENT-UNASKED"
    // Whether a slip decides.
    case caseUnknown = "REG-CASE-UNKNOWN"
    case caseClosed = "REG-CASE-CLOSED"
    case stageWrong = "REG-STAGE"
    case stageWaits = "REG-STAGE-WAITS"
    case revisionStale = "REG-REVISION"
    case outcomeUnknown = "REG-OUTCOME"
    case ownApplication = "REG-OWN-APPLICATION"
    case deciderRole = "REG-DECIDER-ROLE"
    case deciderOther = "REG-DECIDER"
    case officerUnknown = "REG-OFFICER-UNKNOWN"
    case officerStage = "REG-OFFICER-STAGE"
    case reasonEmpty = "REG-REASON-EMPTY"
    case reasonLong = "REG-REASON-LONG"
    case signaturesMissing = "REG-SIGNATURES"
    case checklistMissing = "REG-CHECKLIST-MISSING"
    case checklistUnknown = "REG-CHECKLIST-UNKNOWN"
    case checklistTwice = "REG-CHECKLIST-TWICE"
    case checklistResult = "REG-CHECKLIST-RESULT"
    case checklistNotConform = "REG-CHECKLIST-NOT-CONFORM"
    // Whether a step may happen.
    case guardFailed = "REG-GUARD"
}

extension Finding {
    /// A finding of the registry.
    init(
        _ rule: RegistryRule, article: String? = nil, object: String? = nil, found: String? = nil,
        expected: String? = nil, chinese: String, english: String, advice: String,
        adviceEnglish: String = ""
    ) {
        self.init(
            rule: rule.rawValue, article: article, object: object, found: found,
            expected: expected, chinese: chinese, english: english, advice: advice,
            adviceEnglish: adviceEnglish)
    }
}
