/// What a paper is; the names are part of the folder contract and of every file name in `outbox/`.
package enum PaperKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// 收件回执: every input is acknowledged at once.
    case acknowledgement
    /// 退回: returned by the machine with findings; no case was opened.
    case `return` = "return"
    /// 受理通知书.
    case acceptance
    /// 不予受理通知书.
    case refusal
    /// 合规审查报告.
    case complianceReport = "compliance-report"
    /// 不予登记决定书.
    case rejection
    /// 登记公示.
    case publicity
    /// 公共数据登记凭证.
    case certificate
    /// 确权声明.
    case rightsStatement = "rights-statement"
    /// 处理结果: what became of an input that opened no case, such as a slip.
    case result
    /// 逾期提醒.
    case overdue
    /// 隔离报告: the program could not judge; its keeper is told.
    case quarantineReport = "quarantine-report"
    /// 期限重新计算: a calendar arrived and a date that had been provisional is now final.
    case recount
    /// 待收提醒: a dropped file was not taken for a day, and why.
    case waitingNotice = "waiting-notice"
    /// 补正通知书: everything that is to be completed, once (26号 art. 10).
    case supplementRequest = "supplement-request"
    /// 延长审查期限通知书: a third party was engaged (办法 art. 9(3)).
    case `extension` = "extension"
    /// 逾期说明: the reason for being late, told to the applicant (办法 art. 9(3), 26号 art. 11).
    case latenessReason = "lateness-reason"
    /// 终止登记决定书: ended by an objection that was upheld, or by the applicant.
    case termination
    /// 异议告知书: the applicant learns of an objection.
    case objectionNotice = "objection-notice"
    /// 异议处理决定书.
    case objectionDecision = "objection-decision"
    /// 注销登记决定书, also by the clock.
    case cancellation
    /// 撤销登记决定书.
    case revocation
    /// 登记确权证明 (办法 art. 11).
    case proof
    /// 到期提醒: a date of an entry that its registrant should know of.
    case reminder
    /// 公告: what a procedure tells everybody (办法 art. 14(1)).
    case announcement
    /// 通知书: what somebody must know; its code says which.
    case notice
    /// 指令: what somebody must do: open or end access, rectify; its code says which.
    case order
    /// 同意书: a demand, a fusion, a use that was agreed to.
    case approval
    /// 汇总: the half-yearly and yearly figures.
    case summary

    /// Whether an input or a case has exactly one such paper as its end; all others are an
    /// acknowledgement or notices.
    package var isResult: Bool {
        switch self {
        case .return, .refusal, .rejection, .certificate, .result, .quarantineReport, .termination,
            .cancellation, .revocation, .proof:
            true
        default: false
        }
    }
}
