/// A figure of the half-yearly summary, drawn from the entries of the register.
package enum OperationFigure: String, Hashable, Sendable, CaseIterable {
    case authorisationsStanding = "authorisations-standing"
    case authorisationsSuspended = "authorisations-suspended"
    case authorisationsGranted = "authorisations-granted"
    case authorisationsRenewed = "authorisations-renewed"
    case authorisationsLapsed = "authorisations-lapsed"
    case authorisationsTerminated = "authorisations-terminated"
    case operators, resources
    case grantsMade = "grants-made"
    case grantsStanding = "grants-standing"
    case productsRegistered = "products-registered"
    case productsStanding = "products-standing"
    case transactions
    case valueRecords = "value-records"
    case evidenceRecords = "evidence-records"
    case yearlyReports = "yearly-reports"
    case inspections, evaluations, incidents, violations

    /// Its name in Chinese.
    package var chinese: String { words.chinese }
    /// Its definition in Chinese.
    package var chineseDefinition: String { words.definition }
    /// Its definition in English.
    package var englishDefinition: String { words.english }

    /// The kind of case whose notes in the histories of entries it counts; `nil` for the others.
    var notedKind: String? {
        switch self {
        case .transactions: "transaction"
        case .valueRecords: "value-record"
        case .evidenceRecords: "evidence-record"
        case .yearlyReports: "yearly-report"
        case .inspections: "inspection"
        case .evaluations: "evaluation"
        case .incidents: "incident"
        case .violations: "violation"
        default: nil
        }
    }

    private typealias Words = (chinese: String, definition: String, english: String)

    private var words: Words { standingWords ?? notedWords }

    private var standingWords: Words? {
        switch self {
        case .authorisationsStanding:
            ("期末有效授权", "期末有效的授权，含暂停的", "authorisations standing at the end, suspended ones too")
        case .authorisationsSuspended:
            ("期末暂停授权", "期末暂停使用权限的授权", "authorisations suspended at the end")
        case .authorisationsGranted: ("新增授权", "本期记入登记簿的授权", "authorisations entered")
        case .authorisationsRenewed: ("续期授权", "本期继续的授权", "authorisations renewed")
        case .authorisationsLapsed: ("期满授权", "本期期限届满的授权", "authorisations whose term ended")
        case .authorisationsTerminated:
            ("提前终止授权", "本期提前退出、被终止、注销或者撤销的授权", "authorisations ended before their term")
        case .operators: ("运营机构", "期末有效授权的运营机构", "operators of authorisations standing")
        case .resources:
            ("授权数据资源", "期末有效授权所列的数据资源，各计一次", "resources of authorisations standing, each once")
        case .grantsMade: ("新增数据需求授权", "本期同意的数据需求", "grants of data demands made")
        case .grantsStanding: ("期末有效数据需求授权", "期末有效的数据需求授权", "grants standing at the end")
        case .productsRegistered: ("新增登记产品和服务", "本期登记的产品和服务", "products registered")
        case .productsStanding:
            ("期末有效产品和服务", "期末登记有效的产品和服务", "products standing at the end")
        default: nil
        }
    }

    private var notedWords: Words {
        switch self {
        case .transactions: ("交易", "本期记载的交易", "transactions recorded")
        case .valueRecords: ("价值贡献记载", "本期记载的价值贡献", "value records")
        case .evidenceRecords: ("存证记载", "本期记载的存证", "evidence records")
        case .yearlyReports: ("年度报告", "本期收到的年度工作情况报告", "yearly reports taken in")
        case .inspections: ("监督检查", "本期记载的监督检查", "inspections recorded")
        case .evaluations: ("评估", "本期记载的评估", "evaluations recorded")
        case .incidents: ("安全事件", "本期记载的安全事件", "incidents recorded")
        case .violations: ("违规", "本期记载的违规", "violations recorded")
        default: ("", "", "")
        }
    }
}
