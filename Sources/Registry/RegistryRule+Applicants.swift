// Rules about several applicants in one application, and about those who act for them.

extension RegistryRule {
    /// An applicant beside the sender who does not consent.
    package static let jointConsent = RegistryRule(
        "REG-JOINT-CONSENT", article: "26号 7", "共同申请没有附登记主体 {code} 的同意材料。",
        "The consent of the applicant {code} to the joint application is missing.",
        advice: "请附该单位盖章的共同申请同意书（附件用途 joint-consent），并在其 consent/file 中引用。",
        adviceEnglish: "Attach its consent under seal (role joint-consent) and refer to it in the "
            + "consent/file of that applicant.")
    /// An agent whose letter does not cover the day of receipt.
    package static let agentTerm = RegistryRule(
        "REG-AGENT-TERM", article: "9(1)", "收件日 {day} 不在代理人的委托期限之内。",
        "The day of receipt, {iso}, is outside the term of the agent's authorisation.",
        advice: "请在委托期限内发送，或者重新出具委托书。",
        adviceEnglish: "Send it within the term of the letter, or have a new letter issued.")

    static let joint = [jointConsent, agentTerm]
}
