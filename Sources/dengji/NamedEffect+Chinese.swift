internal import Registry

extension NamedEffect {
    /// What it does, in few words.
    var chinese: String {
        switch self {
        case .enter: "登入登记簿"
        case .supplement: "补记登记簿"
        case .note: "在登记簿记载"
        case .suspend: "暂停"
        case .resume: "恢复"
        case .terminate: "终止"
        case .register: "记入登记簿"
        case .recordAuthorisation: "记载已有授权"
        case .change: "变更登记，作成新版"
        case .correct: "更正登记，作成新版"
        case .renew: "续展，作成新版"
        case .assignNationalCode: "载入登记结果查询码，作成新版"
        case .cancel: "注销登记"
        case .revoke: "撤销登记"
        case .confirmRights: "确权（有争议的除外）"
        case .registerParty: "写入单位档案"
        case .trustFolder: "启用其投递文件夹"
        case .replaceCatalogue: "更换该单位的目录"
        case .adopt: "采用所指的规则"
        case .dispose: "销毁所列案卷"
        }
    }
}
