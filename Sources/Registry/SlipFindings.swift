/// Why a decision slip decides nothing: who made it and for which state of the case.
enum SlipFindings {
    static func caseUnknown(_ number: CaseNumber) -> Finding {
        Finding(
            .caseUnknown, found: number.text,
            chinese: "没有案号为 \(number.text) 的案件。", english: "There is no case \(number.text).",
            advice: "请核对案号；待办文件夹中的决定单已经填好案号。")
    }

    static func caseClosed(_ record: CaseRecord, code: String) -> Finding {
        Finding(
            .caseClosed, object: record.number.text, found: code,
            chinese: "案件 \(record.number.text) 已经办结（\(code)），不能再作决定。",
            english: "Case \(record.number.text) is closed (\(code)).",
            advice: "无须再作决定；对结果有不同意见的，请按规定的程序办理。")
    }

    static func stage(found: String, record: CaseRecord) -> Finding {
        Finding(
            .stageWrong, object: record.number.text, found: found, expected: record.stage,
            chinese: "决定单针对的阶段是“\(found)”，案件现处于“\(record.stage ?? "")”。",
            english: "The slip is for stage \(found), the case is in \(record.stage ?? "").",
            advice: "请使用待办文件夹中现阶段的决定单。")
    }

    static func stageWaits(_ stage: Stage) -> Finding {
        Finding(
            .stageWaits, article: stage.article, found: stage.name,
            chinese: "案件处于“\(stage.title)”阶段，只等待期满，不需要决定。",
            english: "In stage \(stage.name) the case only waits; nothing is decided.",
            advice: "无须发送决定单，期满后自动办理。")
    }

    static func revision(found: Int, record: CaseRecord) -> Finding {
        Finding(
            .revisionStale, object: record.number.text, found: String(found),
            expected: String(record.revision),
            chinese: "决定单依据的是案件第 \(found) 版，案件现为第 \(record.revision) 版，情况已经变化。",
            english: "The slip was made for revision \(found); the case is at \(record.revision).",
            advice: "请查看案件的变化，使用待办文件夹中最新的决定单重新决定。")
    }

    static func outcome(_ name: String, stage: Stage) -> Finding {
        Finding(
            .outcomeUnknown, found: name,
            expected: stage.outcomes.map(\.name).joined(separator: " "),
            chinese: "“\(stage.title)”阶段没有名为“\(name)”的决定。",
            english: "Stage \(stage.name) has no outcome \(name).",
            advice: "请改为："
                + stage.outcomes.map { "\($0.name)（\($0.title)）" }
                .joined(separator: "、") + "。")
    }

    static func ownApplication(_ sender: PartyID) -> Finding {
        Finding(
            .ownApplication, found: sender.code,
            chinese: "\(sender.code) 是本案的登记主体，不得对本单位的申请作出决定。",
            english: "The party \(sender.code) is an applicant and may not decide its own case.",
            advice: "本案由规定的代行机关决定，请勿再发送决定单。")
    }

    static func deciderRole(_ party: Party, needs: PartyRole) -> Finding {
        Finding(
            .deciderRole, found: party.roles.map(\.rawValue).joined(separator: " "),
            expected: needs.rawValue,
            chinese: "\(party.name)不具有在本阶段作出决定的身份。",
            english: "The party \(party.id.code) lacks the role that decides in this stage.",
            advice: "请由有权机关发送决定单。")
    }

    static func deciderOther(_ sender: PartyID, decider: PartyID?) -> Finding {
        Finding(
            .deciderOther, found: sender.code, expected: decider?.code,
            chinese: "本案不由 \(sender.code) 决定。",
            english: "This case is not decided by \(sender.code).",
            advice: "请由承办本案的机关发送决定单；请核对案号。")
    }

    static func officerUnknown(_ officer: String, party: PartyID) -> Finding {
        Finding(
            .officerUnknown, object: party.code, found: officer,
            chinese: "\(party.code) 没有编号为“\(officer)”的经办人员。",
            english: "The party \(party.code) has no officer \(officer).",
            advice: "请填写本单位建档的经办人员编号。")
    }

    static func officerStage(_ officer: Officer, stage: Stage) -> Finding {
        Finding(
            .officerStage, object: officer.id,
            found: officer.stages.joined(separator: " "), expected: stage.name,
            chinese: "经办人员“\(officer.id)”没有“\(stage.title)”阶段的决定权限。",
            english: "The officer \(officer.id) may not decide in stage \(stage.name).",
            advice: "请由有该阶段权限的经办人员决定，或者先变更其权限。")
    }
}
