/// A version of an entry as it would be after changes, held against what a registration must meet.
///
/// Single values were judged by the rule files; this is what only the whole entry shows.
struct ChangedEntry {
    /// Something that keeps the changed entry from being one that would be registered.
    struct Fault: Hashable {
        var path: String
        var found: String
        var article: String
        var chinese: String
        var english: String
    }

    private let before: RegisterEntry
    private let after: RegisterEntry

    init(_ entry: RegisterEntry, by changes: [EntryChange]) {
        before = entry
        var changed = entry
        for change in changes { change.apply(to: &changed) }
        after = changed
    }

    /// Everything that is wrong only because of the changes: what was so before is not their fault.
    var faults: [Fault] {
        let old = Set(ChangedEntry.faults(of: before))
        return ChangedEntry.faults(of: after).filter { !old.contains($0) }
    }

    private static func faults(of entry: RegisterEntry) -> [Fault] {
        needs(entry) + [span, claims, opening].compactMap { $0(entry) }
    }

    /// A value with which another one must not be empty.
    private struct Need {
        var path: String
        var values: Set<String>
        var other: String
        var article: String
        var chinese: String
        var english: String
    }

    private static let needs = [
        Need(
            path: "resource.sharingType", values: ["有条件共享", "不予共享"],
            other: "resource.sharingCondition", article: "9(1)", chinese: "没有写明共享条件或者依据",
            english: "the condition of sharing is missing"),
        Need(
            path: "resource.openingType", values: ["有条件开放", "禁止开放"],
            other: "resource.openingCondition", article: "9(1)", chinese: "没有写明开放条件或者依据",
            english: "the condition of opening is missing"),
        Need(
            path: "resource.personalInformation", values: ["是"],
            other: "resource.personalInformation.basis", article: "27",
            chinese: "含有个人信息而没有写明处理依据",
            english: "there is personal information, but no basis for it"),
        Need(
            path: "resource.personalInformation", values: ["是"],
            other: "resource.personalInformation.desensitisation", article: "27",
            chinese: "含有个人信息而没有写明脱敏措施",
            english: "there is personal information that is not desensitised"),
        Need(
            path: "resource.rights.disputed", values: ["是"], other: "resource.rights.dispute",
            article: "10", chinese: "权属有争议而没有说明", english: "the dispute is not described"),
        Need(
            path: "product.rights.disputed", values: ["是"], other: "product.rights.dispute",
            article: "10", chinese: "权属有争议而没有说明", english: "the dispute is not described"),
    ]

    private static func needs(_ entry: RegisterEntry) -> [Fault] {
        needs.filter { need in
            entry[need.path].map(need.values.contains) == true
                && (entry[need.other] ?? "").isEmpty
        }.map { need in
            Fault(
                path: need.other, found: entry[need.path] ?? "", article: need.article,
                chinese: need.chinese, english: need.english)
        }
    }

    private static func span(_ entry: RegisterEntry) -> Fault? {
        guard let from = entry["resource.coverage.from"],
            let until = entry["resource.coverage.until"], from > until
        else { return nil }
        return Fault(
            path: "resource.coverage.until", found: from + " / " + until, article: "9(1)",
            chinese: "数据起始日晚于截止日", english: "the first day covered is after the last")
    }

    private static func claims(_ entry: RegisterEntry) -> Fault? {
        guard entry.kind != .authorisationRecord, RightsClaims(entry).names.isEmpty else {
            return nil
        }
        return Fault(
            path: "rights", found: "", article: "10", chinese: "没有主张任何权利",
            english: "no right is claimed")
    }

    private static func opening(_ entry: RegisterEntry) -> Fault? {
        guard entry["resource.openingType"] == "禁止开放",
            entry["resource.authorisationIntended"] == "是"
        else { return nil }
        return Fault(
            path: "resource.authorisationIntended", found: "禁止开放 / 是", article: "12",
            chinese: "禁止开放的公共数据资源不得授权运营", english: "it is prohibited from opening")
    }
}
