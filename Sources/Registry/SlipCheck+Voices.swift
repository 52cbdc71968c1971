extension SlipCheck {
    /// Whether the sender's word is asked, about the case or the item that the slip names, and was
    /// not given yet.
    func voiceFindings(_ stage: Stage) -> [Finding] {
        guard let party = context.party(sender) else {
            return [SenderFindings.unknown(sender.code)]
        }
        let item = record.items.first { $0.number == slip.item }
        if !record.items.isEmpty {
            let open = record.items.filter { $0.standing == .open }.map(\.number)
            guard let item, open.contains(item.number) else {
                return [VoiceFindings.item(slip, open: open)]
            }
        }
        let asked = Voices.asked(in: stage, of: record, item: item, context: context)
        guard asked.contains(sender) else {
            return [VoiceFindings.notAsked(slip, sender, asked: asked)]
        }
        let given = Voices.given(in: stage, of: record, item: item)
        guard !given.contains(where: { $0.party == sender }) else {
            return [VoiceFindings.given(slip, sender)]
        }
        return officerFindings(party, stage)
    }

    /// Whether a slip names an item only where one is asked about, and whether an agreement to a
    /// joint act says to which frozen document, under a signature where the procedure wants one.
    func agreementFindings(_ outcome: Outcome) -> [Finding] {
        var findings: [Finding] = []
        if outcome.needsSignature, !isSigned {
            findings.append(VoiceFindings.unsigned(slip, outcome))
        }
        if slip.item != nil, !outcome.about.isVoice || record.items.isEmpty {
            findings.append(VoiceFindings.itemNeedless(slip, outcome))
        }
        if outcome.about == .agreeing, record.items.isEmpty,
            slip.document != record.opening.digest
        {
            findings.append(VoiceFindings.document(slip, frozen: record.opening.digest))
        }
        return findings
    }
}
