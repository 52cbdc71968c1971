/// Why a supplement (补正) is sent back.
enum SupplementFindings {
    static func target(found: String?, _ source: DocumentSource) -> Finding {
        RegistryRule.supplementTarget.finding(
            at: source.place(), found: found, expected: "case | package")
    }

    static func unknown(_ target: String, isCase: Bool, _ source: DocumentSource) -> Finding {
        RegistryRule.supplementUnknown.finding(
            at: source.place(isCase ? "case[1]" : "package[1]"), found: target,
            ["target": target])
    }

    static func other(_ number: CaseNumber, sender: PartyID) -> Finding {
        RegistryRule.supplementOther.finding(
            at: FindingPlace(object: number.text), found: sender.code,
            ["sender": sender.code, "case": number.text])
    }

    static func closed(_ number: CaseNumber, code: String) -> Finding {
        RegistryRule.supplementClosed.finding(
            at: FindingPlace(object: number.text), found: code, ["case": number.text])
    }

    static func unasked(_ number: CaseNumber, stage: String) -> Finding {
        RegistryRule.supplementUnasked.finding(
            at: FindingPlace(object: number.text), found: stage, ["case": number.text])
    }
}
