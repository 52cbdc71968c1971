internal import Registry
internal import WorkingDays

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
    /// Another company, which applies for an authorisation.
    static let secondOperator = party("91370900DEMQ00012T")
    /// 行业主管部门.
    static let sectorRegulator = party("11370900DEMQ00006E")
    /// 市人民政府: sends nothing, is sent the half-yearly figures.
    static let government = party("11370900DEMQ00007H")
    /// 发展改革部门.
    static let businessSupervisor = party("11370900DEMQ00008L")
    /// 网信部门.
    static let securitySupervisor = party("11370900DEMQ00009P")
    /// 管理平台.
    static let platform = party("12370900DEMQ00010R")
    /// 数据交易机构.
    static let exchange = party("91370900DEMQ00011P")

    /// All of them.
    static var all: [Party] {
        [
            Party(
                id: registrar, name: "泰安市公共数据登记中心（演示）", roles: [.registrar, .provider],
                region: "370900", trustsFolder: true, hasFolder: true, documentPrefix: "泰数登演",
                entrustment: Entrustment(
                    "泰数委〔2024〕1号（演示）", from: Day(iso: "2024-11-01"),
                    until: Day(iso: "2034-10-31"), region: "370900", authority: authority),
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
                        id: "wang", name: "王监督",
                        stages: ["acceptance", "review", "publicity"] + chapters,
                        certificates: [])
                ]),
            Party(
                id: provider, name: "泰安市交通运输局（演示）", roles: [.provider],
                region: "370900", trustsFolder: true, hasFolder: true,
                contact: "泰安市东岳大街1号 0538-0000003（演示）",
                officers: [
                    Officer(id: "sun", name: "孙提供", stages: chapters, certificates: [])
                ]),
            Party(
                id: districtProvider, name: "泰安市岱岳区水利局（演示）", roles: [.provider],
                region: "370911", trustsFolder: true, hasFolder: true,
                contact: "泰安市岱岳区长城路1号 0538-0000005（演示）",
                officers: [
                    Officer(id: "zhou", name: "周水利", stages: chapters, certificates: [])
                ]),
            Party(
                id: operatorParty, name: "泰安数据运营有限公司（演示）", roles: [.operator],
                region: "370900", trustsFolder: true, hasFolder: true,
                contact: "泰安市高新区1号 0538-0000004（演示）",
                officers: [
                    Officer(id: "qian", name: "钱运营", stages: chapters, certificates: [])
                ]),
        ] + ofChapters
    }

    /// Those who act in chapters 3 to 5 alone.
    private static var ofChapters: [Party] {
        [
            other(
                secondOperator, "泰山数智科技有限公司（演示）", .operator, "12",
                officer: Officer(id: "chen", name: "陈数智", stages: chapters, certificates: [])),
            other(
                sectorRegulator, "泰安市文化和旅游局（演示）", .sectorRegulator, "06",
                officer: Officer(id: "zhao", name: "赵主管", stages: chapters, certificates: [])),
            other(government, "泰安市人民政府（演示）", .government, "07"),
            other(businessSupervisor, "泰安市发展和改革委员会（演示）", .businessSupervisor, "08"),
            other(securitySupervisor, "泰安市互联网信息办公室（演示）", .securitySupervisor, "09"),
            other(platform, "泰安市公共数据资源管理服务平台（演示）", .platform, "10"),
            other(exchange, "泰安数据交易中心（演示）", .exchange, "11"),
        ]
    }

    /// Stages of the procedures of chapters 3 to 5.
    private static let chapters = ["consent", "decision", "rectification", "handling"]

    private static func other(
        _ id: PartyID, _ name: String, _ role: PartyRole, _ number: String, officer: Officer? = nil
    ) -> Party {
        Party(
            id: id, name: name, roles: [role], region: "370900", trustsFolder: true,
            hasFolder: true, contact: "泰安市望岳东路3号 0538-00000\(number)（演示）",
            officers: officer.map { [$0] } ?? [])
    }

    private static func party(_ code: String) -> PartyID {
        guard let id = PartyID(code) else {
            preconditionFailure("\(code) is a constant with the right check character")
        }
        return id
    }
}
