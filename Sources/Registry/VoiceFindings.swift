/// Why the word of a party to a case does not count.
enum VoiceFindings {
    static func item(_ slip: DecisionSlip, open: [Int]) -> Finding {
        let choices = open.map(String.init).joined(separator: "、")
        return RegistryRule.voiceItem.finding(
            at: slip.source.place("item[1]", object: slip.caseNumber.text),
            found: slip.item.map(String.init), expected: choices,
            ["number": slip.caseNumber.text, "open": choices])
    }

    static func itemNeedless(_ slip: DecisionSlip, _ outcome: Outcome) -> Finding {
        RegistryRule.voiceItemNeedless.finding(
            at: slip.source.place("item[1]", object: slip.caseNumber.text),
            found: slip.item.map(String.init),
            ["outcome": outcome.name, "title": outcome.title])
    }

    static func notAsked(_ slip: DecisionSlip, _ sender: PartyID, asked: [PartyID]) -> Finding {
        RegistryRule.voiceNotAsked.finding(
            at: slip.source.place("party[1]", object: slip.caseNumber.text), found: sender.code,
            expected: asked.map(\.code).joined(separator: " "),
            ["code": sender.code, "number": slip.caseNumber.text])
    }

    static func given(_ slip: DecisionSlip, _ sender: PartyID) -> Finding {
        RegistryRule.voiceGiven.finding(
            at: slip.source.place("party[1]", object: slip.caseNumber.text), found: sender.code,
            ["code": sender.code, "number": slip.caseNumber.text])
    }

    static func unsigned(_ slip: DecisionSlip, _ outcome: Outcome) -> Finding {
        RegistryRule.voiceUnsigned.finding(
            at: slip.source.place("", object: slip.caseNumber.text),
            ["outcome": outcome.name, "title": outcome.title])
    }

    static func document(_ slip: DecisionSlip, frozen: ContentDigest) -> Finding {
        RegistryRule.voiceDocument.finding(
            at: slip.source.place("document[1]", object: slip.caseNumber.text),
            found: slip.document?.text, expected: frozen.text,
            ["number": slip.caseNumber.text, "digest": frozen.text])
    }
}
