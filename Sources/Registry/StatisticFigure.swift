/// A figure of the statistics: what is counted, one a line of the journal or an entry.
package enum StatisticFigure: String, Hashable, Sendable, CaseIterable {
    case received, returned, repeated, quarantined, opened
    case acceptedAutomatically = "accepted-automatically"
    case acceptedByOfficers = "accepted-by-officers"
    case refused
    case supplementsAsked = "supplements-asked"
    case supplemented, withdrawn, rejected, publicised
    case objectionsRaised = "objections-raised"
    case objectionsUpheld = "objections-upheld"
    case objectionsDismissed = "objections-dismissed"
    case terminated, registered, authorisationsRecorded = "authorisations-recorded"
    case rightsConfirmed = "rights-confirmed"
    case changed, corrected, renewed, coded, cancelled, lapsed, revoked
    case proofsGiven = "proofs-given"
    case proofsRefused = "proofs-refused"
    case overdue

    /// Its name in Chinese.
    package var chinese: String { words.chinese }
    /// Its definition in Chinese.
    package var chineseDefinition: String { words.definition }
    /// Its definition in English.
    package var englishDefinition: String { words.english }

    private typealias Words = (chinese: String, definition: String, english: String)

    private var words: Words { intakeWords ?? outcomeWords ?? entryWords }

    private var intakeWords: Words? {
        switch self {
        case .received: ("收件", "收到的来件，决定单除外", "packages taken in, but for slips")
        case .returned: ("退回", "连同问题退回、没有立案的来件", "packages sent back with findings; no case")
        case .repeated:
            ("重复来件", "与已收来件逐字节相同、再次发送原答复的", "the same bytes again, answered again")
        case .quarantined: ("隔离", "程序不能判断的来件", "packages that the program could not judge")
        case .opened: ("立案", "开立的案件", "cases opened")
        case .acceptedAutomatically:
            ("自动受理", "程序自动作出的受理", "acceptances by the machine")
        case .acceptedByOfficers: ("人工受理", "经办人决定的受理", "acceptances by an officer's slip")
        case .refused: ("不予受理", "以 refused 办结的案件，证明查询除外", "cases closed refused, but for queries")
        case .supplementsAsked: ("通知补正", "发出的补正通知书", "requests to complete an application")
        case .supplemented: ("已补正", "收到的补正", "supplements taken in")
        case .withdrawn: ("撤回", "以 withdrawn 办结的案件，含视为撤回", "cases closed withdrawn, or treated so")
        default: nil
        }
    }

    private var outcomeWords: Words? {
        switch self {
        case .rejected: ("不予登记", "以 rejected 办结的案件", "cases closed rejected")
        case .publicised: ("公示", "发布的登记公示", "publicities begun")
        case .objectionsRaised: ("提出异议", "收到的异议", "objections taken in")
        case .objectionsUpheld: ("异议成立", "决定成立的异议", "objections upheld")
        case .objectionsDismissed: ("异议不成立", "决定不成立的异议", "objections dismissed")
        case .terminated: ("终止登记", "以 terminated 办结的案件", "cases closed terminated")
        case .proofsGiven: ("出具证明", "以 proved 办结的证明查询", "proof queries closed proved")
        case .proofsRefused: ("不予证明", "以 refused 办结的证明查询", "proof queries closed refused")
        case .overdue: ("逾期", "发出的逾期提醒", "overdue notices")
        default: nil
        }
    }

    private var entryWords: Words {
        switch self {
        case .registered: ("登记", "新的登记（编号 DJ）", "new entries of the series DJ")
        case .authorisationsRecorded: ("授权记载", "新的授权（编号 SQ）", "new entries of the series SQ")
        case .rightsConfirmed: ("确权", "确认的权属", "statements of rights")
        case .changed: ("变更", "变更登记作成的新版", "versions made by a change")
        case .corrected: ("更正", "更正登记作成的新版", "versions made by a correction")
        case .renewed: ("续展", "续展作成的新版", "versions made by a renewal")
        case .coded: ("载码", "载入登记结果查询码作成的新版", "versions made by a national code")
        case .cancelled: ("注销", "依申请或者依职权注销的登记", "entries cancelled")
        case .lapsed: ("期满注销", "期满未续展的登记、期满的授权", "entries lapsed by the clock")
        case .revoked: ("撤销", "撤销的登记", "entries revoked")
        default: ("", "", "")
        }
    }
}
