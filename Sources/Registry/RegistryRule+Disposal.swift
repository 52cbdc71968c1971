// Rules about orders that have closed cases destroyed, and about what comes for a destroyed case.

extension RegistryRule {
    /// Somebody who may not order it.
    package static let disposalOrderer = RegistryRule(
        "REG-DISPOSAL-ORDERER", "{sender} 不能下达案卷销毁令；只有保管档案的市级登记机构可以，并且由其自行签名发送。",
        "The party {sender} may order no disposal; the city's registrar, who keeps the archive, may, "
            + "under its own signature.",
        advice: "请由市级登记机构签名发送，并在 applicants 中写明本单位。",
        adviceEnglish: "Let the city's registrar sign and send it, and name itself in applicants.")
    /// Not two people, or days that cannot be.
    package static let disposalApproval = RegistryRule(
        "REG-DISPOSAL-APPROVAL", "鉴定和审批须由两人先后作出，日期不晚于收到销毁令之日。",
        "Appraisal and approval are by two people, in that order, and not after the order came.",
        advice: "请核对鉴定人、审批人和两个日期后重新制作销毁令。",
        adviceEnglish: "Check the two names and days, and make the order anew.")
    /// The same case again.
    package static let disposalTwice = RegistryRule(
        "REG-DISPOSAL-TWICE", "案卷 {case} 在销毁清单中重复。", "The case {case} stands twice in the list.",
        advice: "请删去重复的一项。", adviceEnglish: "Leave it out once.")
    /// No such case.
    package static let disposalUnknown = RegistryRule(
        "REG-DISPOSAL-UNKNOWN", "档案中没有案卷 {case}。", "There is no case {case} in the archive.",
        advice: "请核对案号；dengji archive list 列出档案中的案卷。",
        adviceEnglish: "Check the number; dengji archive list lists what the archive has.")
    /// Still open.
    package static let disposalOpen = RegistryRule(
        "REG-DISPOSAL-OPEN", "案件 {case} 尚未办结，不能销毁。", "The case {case} is still open.",
        advice: "办结并且保管期满之后才能销毁。",
        adviceEnglish: "It may be destroyed after it closed and its retention is over.")
    /// Destroyed already.
    package static let disposalDone = RegistryRule(
        "REG-DISPOSAL-DONE", "案卷 {case} 已经销毁。", "The case {case} was destroyed already.",
        advice: "无须再次销毁；dengji status {case} 显示依据哪份销毁令。",
        adviceEnglish: "Leave it out; dengji status {case} says by which order.")
    /// Retention is not over.
    package static let disposalKept = RegistryRule(
        "REG-DISPOSAL-KEPT", "案卷 {case} 的保管期限为{until}，尚未届满。",
        "The case {case} is kept {iso}.", advice: "请从销毁清单中删去；dengji archive due 列出期满的案卷。",
        adviceEnglish: "Leave it out; dengji archive due lists the cases whose retention is over.")
    /// The entry that rests on it still stands.
    package static let disposalEntry = RegistryRule(
        "REG-DISPOSAL-ENTRY", "案卷 {case} 所涉登记 {entry} 尚未终止；登记存续期间，其案卷不得销毁。",
        "The entry {entry} that the case {case} made or concerns still stands, and its cases with it.",
        advice: "请从销毁清单中删去，待登记终止后再行鉴定。",
        adviceEnglish: "Leave it out, and appraise it again once the entry has ended.")
    /// Somebody still relies on it.
    package static let disposalPending = RegistryRule(
        "REG-DISPOSAL-PENDING", "案卷 {case} 涉及未处理的异议或者未结案件 {open}。",
        "The case {case} has an undecided objection, or its entry has open cases: {open}.",
        advice: "请待其办结后再行鉴定。", adviceEnglish: "Appraise it again once those are closed.")
    /// Other bytes than those that were appraised.
    package static let disposalDiffers = RegistryRule(
        "REG-DISPOSAL-DIFFERS", "案卷 {case} 的归档包不是销毁令所列的那一个。",
        "The bag of the case {case} is not the one that was ordered destroyed.",
        advice: "请用 dengji verify 核对该归档包，重新鉴定后再制作销毁令。",
        adviceEnglish: "Run dengji verify on the bag, appraise it again, and make the order anew.")
    /// Another archival code than the bag has.
    package static let disposalCode = RegistryRule(
        "REG-DISPOSAL-CODE", "案卷 {case} 的档号与归档包所载不一致。",
        "The archival code of the case {case} is not the one that its bag has.",
        advice: "请按归档包中的 bag-info.txt 填写；其中没有档号的，不填。",
        adviceEnglish: "Write what the bag's bag-info.txt has; leave it out where that has none.")
    /// A bag that is none, or not whole.
    package static let disposalBag = RegistryRule(
        "REG-DISPOSAL-BAG", "案卷 {case} 的归档包不完整：{reason}。",
        "The bag of the case {case} is not whole: {english}.",
        advice: "请用 dengji verify 查明并恢复；普通文件夹先用 dengji archive bag 做成归档包。",
        adviceEnglish:
            "Find out with dengji verify and restore it; make a bag of a plain folder first, with "
            + "dengji archive bag.")
    /// A repeat of a package whose case was destroyed.
    package static let caseDisposed = RegistryRule(
        "REG-CASE-DISPOSED", "该来件此前已经收到，其案卷 {case} 保管期满，已经销毁，不能重新发送当时的答复。",
        "This package came before; its case {case} was destroyed when its retention was over, and the "
            + "answers of then cannot be sent again.",
        advice: "如需重新办理，请用新的来件编号提交。",
        adviceEnglish: "To have it dealt with anew, send it under another package id.")

    static let disposal = [
        disposalOrderer, disposalApproval, disposalTwice, disposalUnknown, disposalOpen,
        disposalDone, disposalKept, disposalEntry, disposalPending, disposalDiffers, disposalCode,
        disposalBag, caseDisposed,
    ]
}
