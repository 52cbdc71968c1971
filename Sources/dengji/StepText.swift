internal import Registry

/// The words of a step, in the language of this process.
enum StepText {
    /// What it is and who takes it: `accept 受理 (automatic when clean)`.
    static func heading(_ step: ProcedureSheet.Step) -> String {
        let name = "\(step.title) \(step.name)"
        let marks = marks(of: step)
        return marks.isEmpty
            ? name : name + " (" + marks.joined(separator: Message(zh: "；", en: "; ").text) + ")"
    }

    /// Where it leads.
    static func destination(_ next: ProcedureSheet.Destination) -> String {
        switch next.manner {
        case "stage": return "\(next.title ?? "") \(next.name ?? "")"
        case "closed":
            return Message(zh: "办结 [\(next.name ?? "")]", en: "closed [\(next.name ?? "")]").text
        case "extend":
            let lengths = next.periods.map(PeriodText.length)
            let term = Set(lengths).count == 1 ? lengths[0] : next.name ?? ""
            return Message(zh: "期限改为\(term)", en: "the period becomes \(term)").text
        default: return Message(zh: "留在本环节", en: "stays here").text
        }
    }

    private static func marks(of step: ProcedureSheet.Step) -> [String] {
        var marks: [Message] = []
        switch step.way {
        case "arrival":
            let package = step.package?.both ?? ""
            let sender =
                switch step.sender {
                case "anyone": Message(zh: "任何人", en: "anyone")
                case "objector": Message(zh: "异议人", en: "the objector")
                case "holder": Message(zh: "授权的运营机构", en: "the holder of the entry")
                case let role? where role != "applicant":
                    PartyRole(rawValue: role).map { Message(zh: $0.chinese, en: role) }
                        ?? Message(zh: role, en: role)
                default: Message(zh: "申请人", en: "an applicant")
                }
            marks.append(
                Message(
                    zh: "\(sender.zh)来件 \(package)", en: "package \(package) from \(sender.en)"))
        case "expiry":
            marks.append(Message(zh: "期满后首个工作日", en: "first working day after the period"))
        default:
            if step.automatic == "clean" {
                marks.append(
                    Message(zh: "无问题且级别允许的，自动", en: "automatic when clean and of a level that may"))
            }
            if step.automatic == "always" {
                marks.append(Message(zh: "自动", en: "automatic"))
            }
        }
        if step.about == "dismiss-objection" {
            marks.append(Message(zh: "驳回一件异议", en: "dismisses an objection"))
        }
        if step.about == "uphold-objection" {
            marks.append(Message(zh: "支持一件异议", en: "upholds an objection"))
        }
        let abouts = [
            "agree": Message(zh: "表示同意", en: "agrees"),
            "decline": Message(zh: "表示不同意", en: "declines"),
            "agreed-item": Message(zh: "逐项，各方同意", en: "for each item all agree to"),
            "declined-item": Message(zh: "逐项，有一方不同意", en: "for each item somebody declines"),
        ]
        if let about = abouts[step.about] { marks.append(about) }
        if step.needsReason { marks.append(Message(zh: "须有理由", en: "needs a reason")) }
        if step.needsChecklist { marks.append(Message(zh: "须逐项审查", en: "needs the checklist")) }
        if step.irreversible {
            marks.append(Message(zh: "日期暂定时不作", en: "not on a provisional date"))
        }
        return marks.map(\.text)
    }
}
