// Rules about implementation plans, outside acts and announcements (办法 art. 12, 13(4), 14(1)).

extension RegistryRule {
    /// A regulator that nobody knows, or that is none.
    package static let planRegulator = RegistryRule(
        "REG-PLAN-REGULATOR", article: "12", "“{code}”不是已建档的行业主管部门，不能会同编制实施方案。",
        "The party {code} is no sector regulator on file and cannot take part in the plan.",
        advice: "请填写会同编制的行业主管部门的统一社会信用代码；尚未建档的，先申请单位建档。",
        adviceEnglish: "Put in the credit code of the regulator who takes part; one that is not on "
            + "file is entered first.")
    /// Shared data without the consent of who shared it.
    package static let planSharing = RegistryRule(
        "REG-PLAN-SHARING", article: "27号 5", "数据资源 {number} 是从其他单位共享获得的，没有附共享单位的同意。",
        "The resource {number} was obtained by sharing, and the consent of the unit that shared it "
            + "is missing.",
        advice: "请取得共享单位同意，列为附件并在 sharingConsent 中引用，或者删去该资源。",
        adviceEnglish:
            "Attach the consent and refer to it in sharingConsent, or leave the resource "
            + "out.")
    /// No plan, or one that does not count.
    package static let planForce = RegistryRule(
        "REG-PLAN-FORCE", article: "12", "登记簿中没有编号为“{number}”并且在实施期内的实施方案。",
        "There is no plan {number} in the register that is in force and in its term.",
        advice: "请填写已经市人民政府批准、尚在实施期内的实施方案的编号，以 FA 开头。",
        adviceEnglish:
            "Put in the number of a plan that was approved and is in its term; it begins "
            + "with FA.")
    /// A resource outside the plan.
    package static let planResource = RegistryRule(
        "REG-PLAN-RESOURCE", article: "12", "数据资源 {number} 不在实施方案 {plan} 之内。",
        "The resource {number} is not in the plan {plan}.",
        advice: "请删去该资源，或者另行编制包括该资源的实施方案。",
        adviceEnglish: "Leave it out, or draw up a plan that has it.")
    /// An outside act that is not there.
    package static let outsideMissing = RegistryRule(
        "REG-OUTSIDE-MISSING", "案件 {number} 尚未归入{title}的记录。",
        "No record of the act {type} was filed in case {number}.",
        advice: "请发送外部决定记录（outside-act），写明文号、日期，附扫描件。",
        adviceEnglish: "Send the record of it (outside-act) with number, date and scan.")
    /// An outside act that did not approve.
    package static let outsideRejected = RegistryRule(
        "REG-OUTSIDE-REJECTED", "{body}不同意（{document}，{date}）：{summary}。",
        "The act {document} of {iso} did not approve.",
        advice: "请按所述理由修改后重新办理。", adviceEnglish: "Start anew with the reasons met.")
    /// A provider who was not asked about the conditions.
    package static let announcementConsent = RegistryRule(
        "REG-ANNOUNCEMENT-CONSENT", article: "13(4)", "公告有具体申报条件，没有提供单位{name}（{code}）同意的记录。",
        "The announcement has conditions, and the consent of the provider {code} to them is missing.",
        advice: "请会同该提供单位研究确定，在 consents 中记录其同意并附材料。",
        adviceEnglish: "Settle them with the provider, and record its consent in consents.")
    /// A window that has begun or is over.
    package static let announcementWindow = RegistryRule(
        "REG-ANNOUNCEMENT-WINDOW", article: "14(1)", "申报期间（{from}至{until}）在公告发布之日 {day} 以前已经开始。",
        "The window begins before the announcement is published on {iso}.",
        advice: "请另定申报期间，自公告之日起或者以后开始。",
        adviceEnglish: "Let the window begin on the day of publication or later.")

    /// All of them.
    static let plan = [
        planRegulator, planSharing, planForce, planResource, outsideMissing, outsideRejected,
        announcementConsent, announcementWindow,
    ]
}
