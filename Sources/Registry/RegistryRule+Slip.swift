// Rules about a decision slip: who made it, and for which state of the case.

extension RegistryRule {
    /// A number under which there is no case.
    package static let caseUnknown = RegistryRule(
        "REG-CASE-UNKNOWN", "没有案号为 {number} 的案件。", "There is no case {number}.",
        advice: "请核对案号；待办文件夹中的决定单已经填好案号。",
        adviceEnglish: "Check the number; the slips in the todo folder have it filled in.")
    /// A case that is closed.
    package static let caseClosed = RegistryRule(
        "REG-CASE-CLOSED", "案件 {number} 已经办结（{code}），不能再作决定。",
        "Case {number} is closed ({code}); nothing can be decided in it any more.",
        advice: "无须再作决定；对结果有不同意见的，请按规定的程序办理。",
        adviceEnglish:
            "Nothing is left to decide; who disagrees with the outcome has the remedy that "
            + "it names.")
    /// A slip of another stage.
    package static let stageWrong = RegistryRule(
        "REG-STAGE", "决定单针对的阶段是“{found}”，案件现处于“{stage}”。",
        "The slip is for stage {found}, but the case is in stage {stage}.",
        advice: "请使用待办文件夹中现阶段的决定单。",
        adviceEnglish: "Use a slip of the present stage, from the todo folder.")
    /// A stage in which nobody decides.
    package static let stageWaits = RegistryRule(
        "REG-STAGE-WAITS", "案件处于“{title}”阶段，只等待期满，不需要决定。",
        "In stage {stage} the case only waits for its term; nothing is decided.",
        advice: "无须发送决定单，期满后自动办理。",
        adviceEnglish: "Send no slip; when the term is over the case moves on by itself.")
    /// An older state of the case.
    package static let revisionStale = RegistryRule(
        "REG-REVISION", "决定单依据的是案件第 {found} 版，案件现为第 {revision} 版，情况已经变化。",
        "The slip was made for revision {found} of the case, which is now at {revision}.",
        advice: "请查看案件的变化，使用待办文件夹中最新的决定单重新决定。",
        adviceEnglish: "Look at what has changed, and decide anew with the latest slip in the todo "
            + "folder.")
    /// An outcome that the stage does not have.
    package static let outcomeUnknown = RegistryRule(
        "REG-OUTCOME", "“{title}”阶段没有名为“{found}”的决定。",
        "Stage {stage} has no outcome {found}.", advice: "请改为：{choices}。",
        adviceEnglish: "Use one of: {names}.")
    /// The applicant's own case.
    package static let ownApplication = RegistryRule(
        "REG-OWN-APPLICATION", "{code} 是本案的登记主体，不得对本单位的申请作出决定。",
        "The party {code} is an applicant in this case and may not decide it.",
        advice: "本案由规定的代行机关决定，请勿再发送决定单。",
        adviceEnglish: "The stand-in decides this case; send no more slips for it.")
    /// A party without the role that decides here.
    package static let deciderRole = RegistryRule(
        "REG-DECIDER-ROLE", "{name}不具有在本阶段作出决定的身份。",
        "The party {code} does not hold the role that decides in this stage.",
        advice: "请由有权机关发送决定单。",
        adviceEnglish: "Let the party with that role send the slip.")
    /// A party with the role, but not in this case.
    package static let deciderOther = RegistryRule(
        "REG-DECIDER", "本案不由 {code} 决定。", "This case is not decided by {code}.",
        advice: "请由承办本案的机关发送决定单；请核对案号。",
        adviceEnglish:
            "Check the case number; the party in charge of the case has to send the slip.")
    /// An officer who is not in the party file.
    package static let officerUnknown = RegistryRule(
        "REG-OFFICER-UNKNOWN", "{party} 没有编号为“{officer}”的经办人员。",
        "The party {party} has no officer {officer} on file.",
        advice: "请填写本单位建档的经办人员编号。",
        adviceEnglish: "Enter the id of an officer from your party file.")
    /// An officer who may not decide in this stage.
    package static let officerStage = RegistryRule(
        "REG-OFFICER-STAGE", "经办人员“{officer}”没有“{title}”阶段的决定权限。",
        "The officer {officer} may not decide in stage {stage}.",
        advice: "请由有该阶段权限的经办人员决定，或者先变更其权限。",
        adviceEnglish: "Let an officer decide who may act in this stage, or have the party file "
            + "changed first.")
    /// Signed with another officer's certificate than that of the one it names.
    package static let officerSigner = RegistryRule(
        "REG-OFFICER-SIGNER", "决定单写明的经办人是 {named}，签名证书却属于 {signer}。",
        "The slip names officer {named}, but officer {signer} signed it.",
        advice: "请由决定单写明的经办人签名，或者改正经办人。",
        adviceEnglish: "Let the officer whom the slip names sign it, or correct the officer.")

    static let slip = [
        caseUnknown, officerSigner, caseClosed, stageWrong, stageWaits, revisionStale,
        outcomeUnknown, ownApplication, deciderRole, deciderOther, officerUnknown, officerStage,
    ]
}
