// Rules about what is asked of a proof (办法 art. 11). They stand on the refusal as its reasons.

extension RegistryRule {
    /// No statement of rights is in force.
    package static let proofRights = RegistryRule(
        "REG-PROOF-RIGHTS", article: "11", "登记 {number} 没有有效的确权声明，依照办法第十一条不得进入授权运营或者入表。",
        "No statement of rights is in force for the entry {number} (art. 11).",
        advice: "请登记主体先办理确权；确权后再查询。",
        adviceEnglish: "Let the registrant have the rights confirmed, then ask again.")
    /// The rights are disputed.
    package static let proofDisputed = RegistryRule(
        "REG-PROOF-DISPUTED", article: "11", "登记 {number} 的权属有争议，争议解决前不出具确权证明。",
        "The rights in the entry {number} are disputed, so nothing is proved before that is settled.",
        advice: "请在争议解决、登记变更之后再查询。",
        adviceEnglish: "Ask again after the dispute is settled and the entry was changed.")
    /// A purpose that the kind of entry cannot serve.
    package static let proofPurpose = RegistryRule(
        "REG-PROOF-PURPOSE", article: "11", "登记 {number} 与所问的用途不符：数据资源进入授权运营，产品和服务资产入表。",
        "The entry {number} cannot serve the purpose {purpose}: resources enter authorisations, "
            + "products balance sheets.",
        advice: "请核对登记号和用途（purpose）。",
        adviceEnglish: "Check the number of the entry and the purpose.")
    /// The authorisation has ended.
    package static let proofAuthorisation = RegistryRule(
        "REG-PROOF-AUTHORISATION", article: "14(5)", "登记 {number} 所依据的授权已经终止或者不在有效期内，不出具新的证明。",
        "The authorisation under which {number} was made has ended.",
        advice: "请在授权续期或者重新授权之后再查询。",
        adviceEnglish: "Ask again after the authorisation was renewed.")
    /// A resource that must not be opened.
    package static let proofOpening = RegistryRule(
        "REG-PROOF-OPENING", article: "12", "登记 {number} 的开放类型为禁止开放，依照办法第十二条不得授权运营。",
        "The resource {number} must not be opened, so it is never authorised (art. 12).",
        advice: "请核对开放类型；确有变化的，由登记主体申请变更登记。",
        adviceEnglish: "Check the opening type; the registrant applies for a change if it is wrong."
    )

    static let proof = [
        proofRights, proofDisputed, proofPurpose, proofAuthorisation, proofOpening,
    ]
}
