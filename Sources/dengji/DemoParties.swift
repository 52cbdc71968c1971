internal import Registry

/// The parties of a demonstration: made-up organisations with valid credit codes.
enum DemoParties {
    /// 登记机构; it holds data of its own, so that it may also be an applicant.
    static let registrar = party("12370900DEMQ00001U")
    /// 市数据工作主管部门.
    static let authority = party("11370900DEMQ000022")
    /// A provider with its own drop folder.
    static let provider = party("11370900DEMQ000035")
    /// A provider of a district.
    static let districtProvider = party("11370911DEMQ000059")
    /// An operator, which may not register resources.
    static let operatorParty = party("91370900DEMQ000040")

    /// All of them.
    static var all: [Party] {
        [
            Party(
                id: registrar, name: "泰安市公共数据登记中心（演示）", roles: [.registrar, .provider],
                region: "370900", trustsFolder: true, hasFolder: true, documentPrefix: "泰数登演",
                entrustment: "泰数委〔2024〕1号（演示），委托期限2024-11-01至2027-10-31，委托机关：泰安市大数据局（演示）",
                contact: "泰安市望岳东路3号 0538-0000001（演示）",
                officers: [
                    Officer(id: "zhang", name: "张受理", stages: ["acceptance"], certificates: []),
                    Officer(
                        id: "li", name: "李审查", stages: ["acceptance", "review", "publicity"],
                        certificates: []),
                ]),
            Party(
                id: authority, name: "泰安市大数据局（演示）", roles: [.authority],
                region: "370900", trustsFolder: true, hasFolder: true, documentPrefix: "泰数局演",
                contact: "泰安市望岳东路3号 0538-0000002（演示）",
                officers: [
                    Officer(
                        id: "wang", name: "王监督", stages: ["acceptance", "review", "publicity"],
                        certificates: [])
                ]),
            Party(
                id: provider, name: "泰安市交通运输局（演示）", roles: [.provider],
                region: "370900", trustsFolder: true, hasFolder: true,
                contact: "泰安市东岳大街1号 0538-0000003（演示）"),
            Party(
                id: districtProvider, name: "泰安市岱岳区水利局（演示）", roles: [.provider],
                region: "370911", trustsFolder: true, hasFolder: true,
                contact: "泰安市岱岳区长城路1号 0538-0000005（演示）"),
            Party(
                id: operatorParty, name: "泰安数据运营有限公司（演示）", roles: [.operator],
                region: "370900", trustsFolder: true, hasFolder: true,
                contact: "泰安市高新区1号 0538-0000004（演示）"),
        ]
    }

    private static func party(_ code: String) -> PartyID {
        guard let id = PartyID(code) else {
            preconditionFailure("\(code) is a constant with the right check character")
        }
        return id
    }
}
