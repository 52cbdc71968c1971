extension EntryAct {
    /// Its name on pages and in findings.
    package var chinese: String {
        switch self {
        case .registered: "首次登记"
        case .recorded: "补录"
        case .changed: "变更登记"
        case .corrected: "更正登记"
        case .renewed: "续展"
        case .coded: "取得登记结果查询码"
        case .supplemented: "补记"
        case .noted: "记载"
        case .terminated: "终止"
        case .rightsConfirmed: "确权"
        case .cancelled: "注销登记"
        case .lapsed: "期满注销"
        case .revoked: "撤销登记"
        case .suspended: "暂停"
        case .resumed: "恢复"
        case .reminded: "提醒"
        case .overdue: "逾期提醒"
        case .marked: "加注标记"
        case .applied: "首次申请登记"
        }
    }
}
