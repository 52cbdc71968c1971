import WorkingDays

extension NamedGuard {
    /// Everybody whose word the stage waits for agrees.
    static let allAgreed = NamedGuard("all-agreed", article: "12") { subject in
        guard let stage = subject.stage,
            !Voices.isAgreed(in: stage, of: subject.record, context: subject.context)
        else { return [] }
        let declined = Voices.given(in: stage, of: subject.record).filter { !$0.isAgreeing }
        if declined.isEmpty {
            return [
                subject.failure(
                    "all-agreed", article: stage.article, "有关各方尚未全部同意。",
                    "not every party has agreed yet")
            ]
        }
        return declined.map { voice in
            let name = subject.context.party(voice.party)?.name ?? voice.party.code
            return subject.failure(
                "all-agreed", article: stage.article, "\(name)不同意：\(voice.reason)",
                "the party \(voice.party.code) declined")
        }
    }

    /// Somebody whose word the stage waits for declined.
    static let somebodyDeclined = NamedGuard(
        "somebody-declined", article: "12", otherwise: "没有一方表示不同意", "nobody has declined"
    ) { subject in
        subject.stage.map { stage in
            Voices.given(in: stage, of: subject.record).contains { !$0.isAgreeing }
        } ?? false
    }

    /// No item is open any more.
    static let itemsSettled = NamedGuard(
        "items-settled", article: "17", otherwise: "尚有未决的项目", "an item is still open"
    ) { subject in !subject.record.items.contains { $0.standing == .open } }

    /// At least one item was agreed to.
    static let someItemAgreed = NamedGuard(
        "some-item-agreed", article: "17", otherwise: "各项均未获同意", "no item was agreed to"
    ) { subject in subject.record.items.contains { $0.standing == .agreed } }

    /// A package of the kind that the procedure names was filed in the case; with a second word, one
    /// whose fact `filing.type` is that word.
    static let filed = NamedGuard("filed", article: "14(4)") { subject in
        let words = (subject.argument ?? "").split(separator: " ").map(String.init)
        let isThere = subject.record.filings.contains { filing in
            filing.kind.rawValue == words.first
                && (words.count < 2 || filing[FactName.filingType] == words[1])
        }
        if isThere { return [] }
        let article = subject.stage?.article ?? subject.context.procedure.article
        return [
            subject.failure(
                "filed", article: article, "案卷中还没有“\(words.joined(separator: " "))”。",
                "nothing of the kind \(words.joined(separator: " ")) was filed in the case")
        ]
    }

    /// A fact has the value that the procedure names: `fact-is:evaluation.result fail`.
    static let factIs = NamedGuard("fact-is", article: "9(1)") { subject in
        let words = (subject.argument ?? "").split(separator: " ").map(String.init)
        guard let name = words.first else { return [] }
        let found = subject[name]
        if found.map(words.dropFirst().contains) ?? words.dropFirst().isEmpty { return [] }
        let article = subject.stage?.article ?? subject.context.procedure.article
        return [
            subject.failure(
                "fact-is", article: article, "\(name) 的值是“\(found ?? "（无）")”。",
                "\(name) is \(found ?? "absent")")
        ]
    }

    static let ofVoices = [
        allAgreed, somebodyDeclined, itemsSettled, someItemAgreed, filed, factIs,
    ]
}

extension GuardedCase {
    /// The stage in which the case lies.
    var stage: Stage? { record.stage.flatMap(context.procedure.stage) }
}
