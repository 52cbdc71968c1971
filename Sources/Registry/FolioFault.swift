/// Something about an entry of the register that cannot be: its parts contradict each other, or the
/// journal.
package enum FolioFault: Hashable, Sendable {
    /// The number's form or check character is wrong.
    case number(String)
    /// Versions do not run from 1 on without a gap.
    case versions([Int])
    /// A version is about another entry.
    case otherEntry(version: Int, number: String)
    /// The history makes other versions, or by other acts, than the folio holds.
    case history(version: Int)
    /// The state is not the one that the last act left.
    case state(EntryState, expected: EntryState)
    /// Rights stand on an entry that has ended, or without an act that confirmed them.
    case rights
    /// The entry rests on something that is no number of the register.
    case source(String)
    /// The journal says something else of the entry than its file.
    case journal(String)

    /// A stable name.
    package var code: String {
        switch self {
        case .number: "entry-number"
        case .versions: "entry-versions"
        case .otherEntry: "entry-other"
        case .history: "entry-history"
        case .state: "entry-state"
        case .rights: "entry-rights"
        case .source: "entry-source"
        case .journal: "entry-journal"
        }
    }

    /// What is wrong, in Chinese.
    package var chinese: String {
        switch self {
        case .number(let number): "登记号“\(number)”的写法或者校验字符不对"
        case .versions(let numbers):
            "版本号应当自 1 起连续，实为 \(numbers.map { String($0) }.joined(separator: "、"))"
        case .otherEntry(let version, let number): "第 \(version) 版写的是另一个登记号 \(number)"
        case .history(let version): "第 \(version) 版与经过记载不符"
        case .state(let state, let expected):
            "状态为“\(state.chinese)”，按经过记载应为“\(expected.chinese)”"
        case .rights: "所列权利没有确权的记载，或者登记已经终止"
        case .source(let number): "来源“\(number)”不是登记号"
        case .journal(let what): "与日志记载不一致：\(what)"
        }
    }

    /// What is wrong, in English.
    package var english: String {
        switch self {
        case .number(let number): "the number \(number) has a wrong form or check character"
        case .versions(let numbers):
            "versions should run from 1 without a gap, but are "
                + numbers.map { String($0) }.joined(separator: ", ")
        case .otherEntry(let version, let number): "version \(version) is about \(number)"
        case .history(let version): "version \(version) is not what the history says"
        case .state(let state, let expected):
            "the state is \(state.rawValue), by its history it is \(expected.rawValue)"
        case .rights: "rights stand without an act that confirmed them, or on an ended entry"
        case .source(let number): "the source \(number) is no number of the register"
        case .journal(let what): "the journal says otherwise: \(what)"
        }
    }
}
