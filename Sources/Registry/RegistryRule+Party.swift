// Rules about parties: their standing, their certificates, their entrustment, and what is asked about
// them. 办法 art. 5 and 6 say who takes part and who registers.

extension RegistryRule {
    /// A party that is suspended or closed sends or applies.
    package static let partyStanding = RegistryRule(
        "REG-PARTY-STANDING", article: "6", "单位 {code} 自{since}起已{state}，不能发送来件，也不能作为申请主体。",
        "The party {code} is {english} since {iso}: it may neither send nor apply.",
        advice: "暂停的，可以发送单位建档申请（action 为 resume）申请恢复；已经注销的，请与登记机构联系。",
        adviceEnglish:
            "A suspended party may ask to be resumed, by a party package with action resume; "
            + "what is closed is for the registrar to explain.")
    /// A signature by a certificate that was revoked before the package came.
    package static let certificateRevoked = RegistryRule(
        "REG-CERTIFICATE-REVOKED", "签名所用的证书已于{at}撤销备案，此后收到的签名件不予认可。",
        "The signing certificate was revoked at {iso}; what comes later signed with it does not count.",
        advice: "请用其他已备案的证书签名；没有的，请以单位建档申请（action 为 change）备案新证书。",
        adviceEnglish:
            "Sign with another certificate on file, or have a new one filed by a party package "
            + "with action change.")
    /// No registrar whose entrustment holds.
    package static let notEntrusted = RegistryRule(
        "REG-ENTRUSTMENT", article: "6", "{day}没有受托的登记机构：{registrar}的委托不包括该日，或者该机构已被暂停。",
        "No registrar is entrusted on {iso}: the entrustment of {code} does not cover it, or it is "
            + "suspended.",
        advice: "请向市数据工作主管部门查询受委托的登记机构，待委托期限续展后重新提交。",
        adviceEnglish:
            "Ask the city's data authority who is entrusted, and send it again once a registrar is."
    )
    /// A party that is not on file.
    package static let partyUnknown = RegistryRule(
        "REG-PARTY-UNKNOWN", article: "6", "单位 {code} 尚未建档，不能办理“{action}”。",
        "The party {code} is not on file, so {english} is not possible.",
        advice: "请核对统一社会信用代码；新单位请用 action 为 register 的申请。",
        adviceEnglish: "Check the credit code; a new party is registered with action register.")
    /// A party that is on file already.
    package static let partyKnown = RegistryRule(
        "REG-PARTY-KNOWN", article: "6", "单位 {code} 已经建档，不能重复建档。",
        "The party {code} is on file already.",
        advice: "请改用 action 为 change 的申请，只写需要变更的内容。",
        adviceEnglish: "Use action change, and say only what is to change.")
    /// Somebody else asks about a party.
    package static let partySender = RegistryRule(
        "REG-PARTY-SENDER", article: "6", "来件单位 {sender} 不能就单位 {code} 的档案提出申请。",
        "The sender {sender} may not ask about the file of {code}.",
        advice: "请由该单位自己、登记机构或者主管部门提出；登记机构和主管部门的档案须以签名或者本单位投递文件夹提出。",
        adviceEnglish:
            "The party itself, the registrar or the authority has to ask; about the file of one "
            + "of the latter only signed or through a trusted folder.")
    /// What is asked does not fit the party's standing.
    package static let partyAction = RegistryRule(
        "REG-PARTY-ACTION", article: "6", "单位 {code} 的状态是“{state}”，不能办理“{action}”。",
        "The party {code} is {stateEnglish}, so {english} is not possible.",
        advice: "暂停的单位可以恢复、变更、注销；正常的可以变更、暂停、注销；注销后不再恢复。",
        adviceEnglish:
            "A suspended party may be resumed, changed or closed, an active one changed, suspended "
            + "or closed; a closed one stays closed.")
    /// The authority, or the last registrar of the city.
    package static let partyNeeded = RegistryRule(
        "REG-PARTY-NEEDED", article: "6", "单位 {code} 是主管部门或者唯一的市级登记机构，不能{action}。",
        "The party {code} is the authority or the only registrar of the city: no {english}.",
        advice: "请先由接任的单位建档并取得委托，更新登记系统的设置，再办理。",
        adviceEnglish:
            "Have its successor registered and entrusted and the settings changed first.")
    /// A certificate that is not valid now.
    package static let partyCertificateTerm = RegistryRule(
        "REG-PARTY-CERTIFICATE-TERM", "要备案的证书不在有效期内（{from}至{until}）。",
        "The certificate to be filed is valid from {fromIso} to {untilIso}, not now.",
        advice: "请提交有效期内的证书；有效期开始前的，待其生效后提交。",
        adviceEnglish: "File a certificate that is valid; one that is not yet, once it is.")
    /// A certificate that is on file already.
    package static let partyCertificateKnown = RegistryRule(
        "REG-PARTY-CERTIFICATE-KNOWN", "要备案的证书已在单位 {owner} 名下备案或者已经撤销，不能再次备案。",
        "The certificate is on file for {owner} already, or was revoked.",
        advice: "每个单位、每名经办人使用各自的密钥和证书；撤销过的证书须换新密钥重新签发。",
        adviceEnglish:
            "Every party and officer has a key and a certificate of its own; in place of one that "
            + "was revoked get one for a new key.")
    /// A certificate to be revoked that is not on file.
    package static let partyCertificateUnknown = RegistryRule(
        "REG-PARTY-CERTIFICATE-UNKNOWN", "要撤销的证书没有在单位 {code} 名下备案，或者已经撤销。",
        "The certificate to be revoked is not on file for {code}, or is revoked already.",
        advice: "请核对证书；dengji party show 列出已备案的证书。",
        adviceEnglish: "Check the certificate; dengji party show lists those on file.")
    /// An officer who is not on file, or a new one without a name.
    package static let partyOfficer = RegistryRule(
        "REG-PARTY-OFFICER", "单位 {code} 没有编号为 {officer} 的经办人；新增的须写明姓名。",
        "The party {code} has no officer {officer}; a new one needs a name.",
        advice: "请核对编号；新增经办人须写明姓名和可以决定的环节。",
        adviceEnglish: "Check the id; give the name and the stages of a new officer.")
    /// A stage that nobody could decide any more.
    package static let partyLastOfficer = RegistryRule(
        "REG-PARTY-LAST-OFFICER", article: "6", "变更后单位 {code} 没有经办人可以决定“{stage}”环节。",
        "After the change nobody at {code} could decide the stage {stage}.",
        advice: "请同时写明接任的经办人。",
        adviceEnglish: "Name the officer who takes over in the same package.")
    /// What is left of a party that is to be closed.
    package static let partyInUse = RegistryRule(
        "REG-PARTY-IN-USE", article: "9(5)", "单位 {code} 还有未办结的案件或者有效的登记（{found}），不能注销。",
        "The party {code} still has open cases or entries in force ({found}).",
        advice: "请先办结或者撤回案件，并对登记办理注销或者变更登记主体；可以先行暂停。",
        adviceEnglish:
            "End or withdraw the cases and cancel or change the entries first; it may be "
            + "suspended meanwhile.")

    static let party = [
        partyStanding, certificateRevoked, notEntrusted, partyUnknown, partyKnown, partySender,
        partyAction, partyNeeded, partyCertificateTerm, partyCertificateKnown,
        partyCertificateUnknown, partyOfficer, partyLastOfficer, partyInUse,
    ]
}
