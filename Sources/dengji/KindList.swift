internal import Definitions
internal import Registry

/// Kinds of packages that there is an example of, in groups as the law has its chapters.
struct KindList {
    /// Kinds that belong together.
    struct Group {
        let title: Message
        let kinds: [String]
    }

    /// A kind with its name in the law.
    struct Kind: Hashable {
        let name: String
        let title: String
    }

    /// Groups that have a kind, in order.
    let groups: [(title: Message, kinds: [Kind])]

    /// The kinds of a set; one that no group has stands at the end.
    init(_ rules: RuleFiles, book: RuleBook) {
        let names = KindList.names(in: rules)
        let grouped = Set(KindList.order.flatMap(\.kinds))
        let others = Group(
            title: Message(zh: "其他", en: "Others"), kinds: names.filter { !grouped.contains($0) })
        groups = (KindList.order + [others]).map { group in
            (
                title: group.title,
                kinds: group.kinds.filter(names.contains).map { name in
                    Kind(name: name, title: book.wording.label("kind", name) ?? name)
                }
            )
        }.filter { !$0.kinds.isEmpty }
    }

    /// All of them in the order of groups.
    var all: [Kind] { groups.flatMap(\.kinds) }

    /// Names of examples.
    static func names(in rules: RuleFiles) -> [String] {
        rules.folder("examples").map(\.name).filter { !$0.contains("/") && $0.hasSuffix(".xml") }
            .map { String($0.dropLast(4)) }
    }

    private static let order = [
        Group(
            title: Message(zh: "登记（办法第二章）", en: "Registration"),
            kinds: [
                "resource-registration", "product-registration", "change", "correction", "renewal",
                "cancellation", "revocation", "national-code", "catalogue", "proof-query",
            ]),
        Group(
            title: Message(zh: "授权运营（第三章）", en: "Authorised operation"),
            kinds: [
                "implementation-plan", "announcement-request", "announcement",
                "operator-application", "selection", "agreement", "authorisation-record",
                "outside-act",
            ]),
        Group(
            title: Message(zh: "开发利用（第四章）", en: "Development and use"),
            kinds: [
                "data-demand", "fusion", "quality-issue", "product-review", "transaction",
                "value-record", "evidence-record",
            ]),
        Group(
            title: Message(zh: "监督管理（第五章）", en: "Supervision"),
            kinds: [
                "yearly-report", "inspection", "evaluation", "staff", "operation-log", "training",
                "drill", "incident", "violation",
            ]),
        Group(
            title: Message(zh: "送入已有案件", en: "Into an open case"),
            kinds: ["supplement", "withdrawal", "objection", "follow-up"]),
        Group(title: Message(zh: "单位", en: "Organisations"), kinds: ["party"]),
    ]
}
