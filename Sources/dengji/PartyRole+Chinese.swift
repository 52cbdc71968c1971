internal import Registry

extension PartyRole {
    /// Its name in the law.
    var chinese: String {
        switch self {
        case .provider: "公共数据资源提供单位"
        case .operator: "运营机构"
        case .registrar: "登记机构"
        case .authority: "市数据工作主管部门"
        case .countyAuthority: "县级数据工作主管部门"
        case .sectorRegulator: "行业主管部门"
        case .government: "市人民政府"
        case .thirdParty: "第三方服务机构"
        case .expert: "专家"
        case .businessSupervisor: "业务监督部门"
        case .securitySupervisor: "安全监督部门"
        case .exchange: "数据交易机构"
        case .platform: "管理平台"
        case .public: "社会公众、利害关系人"
        }
    }
}
