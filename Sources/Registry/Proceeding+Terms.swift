// Numbers of the profile that papers tell in sentences.
extension Proceeding {
    /// What the holder of a certificate has to keep: before its end, of what has one, and after data
    /// were delivered under an authorisation. A profile without such a term is silent about it.
    var certificateTerms: [String: String] {
        guard let entry else { return [:] }
        let terms = context.profile.terms
        var values: [String: String] = [:]
        if entry.kind == .authorisationRecord {
            values["firstApplication"] = terms["firstApplication"]?.chinese
            values["reapplyWindow"] = terms["authorisationRenewalWindow"]?.chinese
        } else if entry.validUntil != nil {
            values["renewalWindow"] = terms["renewalWindow"]?.chinese
        }
        return values
    }
}
