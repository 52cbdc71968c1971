package import Registry
package import WorkingDays

/// Decision slips (决定单): drafts for deciders, one for each outcome, and finished ones.
package enum SlipDraft {
    /// Namespace of slips.
    package static let namespace = "urn:dengji:slip:1"

    /// The id of a draft, `370900-2026-000123-review-2-pass`, with the number of the objection that
    /// is decided: one decision has one id, so the same
    /// slip dropped twice is one decision. Cut to the 64 characters of a package id.
    package static func id(
        case number: CaseNumber, stage: String, revision: Int, outcome: String,
        objection: Int? = nil, voice: PartyID? = nil
    ) -> String {
        let about =
            (objection.map { "-\($0)" } ?? "")
            // Several parties give their word in the same stage at the same revision.
            + (voice.map { "-" + $0.code } ?? "")
        return String("\(number.text)-\(stage)-\(revision)-\(outcome)\(about)".prefix(64))
    }

    /// The same of what a party decides about a case, or about one objection or item of it.
    package static func id(
        case record: CaseRecord, stage: Stage, outcome: Outcome, party: PartyID, about: Int?
    ) -> String {
        id(
            case: record.number, stage: stage.name, revision: record.revision,
            outcome: outcome.name, objection: about,
            voice: outcome.about.isVoice ? party : nil)
    }

    /// The document that a slip names by its digest: where a joint act is agreed to as a whole.
    package static func document(of outcome: Outcome, in record: CaseRecord) -> ContentDigest? {
        outcome.about == .agreeing && record.items.isEmpty ? record.opening.digest : nil
    }

    /// A slip to be filled in with a text editor: everything known is there, what must be judged is
    /// empty and explained in comments.
    ///
    /// `officers` are those who may decide this stage; a single one is filled in. `objection` is the
    /// one that the outcome decides, where it decides one.
    package static func write(
        case record: CaseRecord, stage: Stage, outcome: Outcome, party: Party, officers: [Officer],
        created: Instant, objection: Objection? = nil, item: CaseItem? = nil
    ) -> [UInt8] {
        var text = SlipText()
        text.comment(lines: introduction(record, stage, outcome, objection, item))
        text.begin(
            "decision",
            attributes(
                id(
                    case: record, stage: stage, outcome: outcome, party: party.id,
                    about: objection?.number ?? item?.number), created))
        let document = document(of: outcome, in: record)
        let more =
            (objection == nil ? [] : ["异议序号"]) + (item == nil ? [] : ["项目序号"])
            + (document == nil ? [] : ["所同意的文件的摘要"])
        text.comment(
            (["以下各项已经填好，请勿改动：案号", "环节", "案件修订号", "决定"] + more)
                .joined(separator: "、"))
        text.element("case", record.number.text)
        text.element("stage", stage.name)
        text.element("revision", String(record.revision))
        text.element("outcome", outcome.name)
        if let objection { text.element("objection", String(objection.number)) }
        if let item { text.element("item", String(item.number)) }
        if let document { text.element("document", document.text) }
        if outcome.needsSignature {
            text.comment("本决定必须经电子签名：填写后用 dengji decide --batch 决定单 --key 私钥 签名并放入收件箱")
        }
        text.comment("决定单位：\(party.name)")
        text.element("party", party.id.code)
        writeOfficer(officers, &text)
        text.comment(outcome.needsReason ? "理由：必填，不得为空" : "理由：可以不填")
        text.element("reason", "")
        if outcome.needsChecklist {
            writeChecklist(stage.checklist, &text)
        } else if !stage.checklist.isEmpty {
            text.comment(lines: optionalChecklist(stage.checklist))
        }
        text.comment(lines: [
            "需要记载经办、审核、签发人的，把下面几行移到注释之外并填写姓名：",
            "<steps>", "  <step role=\"drafter\">经办人姓名</step>",
            "  <step role=\"reviewer\">审核人姓名</step>", "  <step role=\"signer\">签发人姓名</step>",
            "</steps>",
        ])
        text.end()
        return text.bytes
    }

    /// A finished slip, as `dengji decide` sends it.
    package static func write(decision: DecisionSlip, id: PackageID, created: Instant) -> [UInt8] {
        var text = SlipText()
        text.begin("decision", attributes(id.text, created))
        text.element("case", decision.caseNumber.text)
        text.element("stage", decision.stage)
        text.element("revision", String(decision.revision))
        text.element("outcome", decision.outcome)
        if let objection = decision.objection { text.element("objection", String(objection)) }
        if let item = decision.item { text.element("item", String(item)) }
        if let document = decision.document { text.element("document", document.text) }
        text.element("party", decision.party.code)
        text.element("officer", decision.officer)
        text.element("reason", decision.reason)
        if !decision.checklist.isEmpty {
            text.begin("checklist")
            for answer in decision.checklist {
                text.element(
                    "item", answer.remark, [("id", answer.item), ("result", answer.result)])
            }
            text.end()
        }
        if !decision.steps.isEmpty {
            text.begin("steps")
            for step in decision.steps {
                let officer = step.officer.map { [("officer", $0)] } ?? []
                text.element("step", step.name, [("role", step.role)] + officer)
            }
            text.end()
        }
        text.end()
        return text.bytes
    }

    private static func attributes(_ id: String, _ created: Instant) -> [(String, String)] {
        [
            ("xmlns", namespace), ("format", "1"), ("kind", PackageKind.decision.rawValue),
            ("id", id), ("created", created.iso),
        ]
    }

    private static func introduction(
        _ record: CaseRecord, _ stage: Stage, _ outcome: Outcome, _ objection: Objection?,
        _ item: CaseItem?
    ) -> [String] {
        var lines = [
            "决定单：\(stage.title)，\(outcome.title)",
            "案号：\(record.number.text)",
            "申请人：" + record.applicants.map(\.name).joined(separator: "、"),
        ]
        if let item { lines.append("项目：第\(item.number)项，\(item.title)") }
        if let objection {
            lines.append("异议：第\(objection.number)号，\(objection.by)")
            let due = objection.clock.due
            lines.append("期限：\(due.day.chinese)" + (due.provisional ? "（暂定）" : ""))
        } else if let clock = record.clock {
            lines.append("期限：\(clock.due.day.chinese)" + (clock.due.provisional ? "（暂定）" : ""))
        }
        lines.append("填写后保存，放入本单位的收件文件夹即可；每个决定只交一张决定单。")
        return lines
    }

    private static func writeOfficer(_ officers: [Officer], _ text: inout SlipText) {
        if officers.count == 1 {
            text.comment("作出决定的人员：\(officers[0].name)")
            text.element("officer", officers[0].id)
            return
        }
        text.comment("作出决定的人员：填写下列编号之一")
        for officer in officers { text.comment("\(officer.id)：\(officer.name)") }
        text.element("officer", "")
    }

    private static func writeChecklist(_ items: [ChecklistItem], _ text: inout SlipText) {
        text.comment(
            lines: [
                "审查清单：在每一项的 result 中填写以下之一，备注写在标签之间：", judgements,
                "本决定要求每一项都已判断，并且没有不符合的项目。",
            ])
        text.begin("checklist")
        for item in items {
            text.comment("\(item.title)（\(item.source)）")
            text.element("item", "", [("id", item.id), ("result", "")])
        }
        text.end()
    }

    /// As a comment, so that a slip without a checklist needs no deleting; what is moved out of it
    /// holds nothing that would have to be taken away first.
    private static func optionalChecklist(_ items: [ChecklistItem]) -> [String] {
        ["本决定可以不附审查清单。清单的项目："]
            + items.map { "\($0.id)：\($0.title)（\($0.source)）" }
            + ["需要附的，把下面几行移到注释之外，并在 result 中填写以下之一：", judgements, "<checklist>"]
            + items.map { "  <item id=\"\($0.id)\" result=\"\"></item>" } + ["</checklist>"]
    }

    private static let judgements = "conform 符合　　not-conform 不符合　　not-applicable 不适用"
}
