internal import Definitions
internal import Registry
internal import System
internal import WorkingDays

/// A few questions for whoever types `dengji new` alone: which kind, about which entry or of which
/// applicant, into which folder.
struct NewInterview {
    /// What was answered.
    struct Answers {
        var kind: String
        var entry: String?
        var applicant: PartyID?
        var output: String

        /// The command that does the same without questions.
        var command: String {
            let entry = entry.map { " --entry \($0)" } ?? ""
            let applicant = applicant.map { " --applicant \($0.code)" } ?? ""
            return "dengji new \(kind)\(entry)\(applicant) -o \(output)"
        }
    }

    private let workspace: WorkspaceFolder
    private let rules: RuleFiles
    private let list: KindList

    /// Reads the kinds of a workspace.
    init(_ workspace: WorkspaceFolder) throws {
        self.workspace = workspace
        rules = try workspace.rules()
        list = KindList(rules, book: try RuleShelf(workspace).current.get())
    }

    /// Asks; what the command line said already is not asked.
    func ask(output: String?, applicant: PartyID?) throws -> Answers {
        let kind = try askKind()
        var answers = Answers(kind: kind, applicant: applicant, output: output ?? kind)
        if try ExamplePackage(kind: kind, rules: rules).concernsEntry {
            answers.entry = try askEntry()
        }
        if answers.entry == nil, applicant == nil { answers.applicant = try askApplicant() }
        if output == nil { answers.output = try askFolder(kind) }
        Console.note(
            Message(zh: "下次可以直接运行：\(answers.command)", en: "Next time: \(answers.command)").text)
        return answers
    }

    private func askKind() throws -> String {
        var number = 0
        for group in list.groups {
            Console.note(group.title.text)
            for kind in group.kinds {
                number += 1
                let place = String(repeating: " ", count: number < 10 ? 1 : 0) + String(number)
                Console.note("  \(place)  \(TextWrap.padded(kind.title, to: 34)) \(kind.name)")
            }
        }
        let question = Message(zh: "哪一种来件（序号或者名称）", en: "Which kind, by number or name")
        while true {
            guard let answer = try Prompt.ask(question) else { continue }
            if let kind = kind(for: answer) { return kind }
            let near = Likeness.nearest(to: answer, among: list.all.map(\.name))
            let hint = near.map { Message(zh: "是不是 \($0)？", en: " Did you mean \($0)?") }
            Console.note(
                Message(
                    zh: "没有“\(answer)”这一种。\(hint?.zh ?? "")",
                    en: "There is no such kind: \(answer).\(hint?.en ?? "")"
                ).text)
        }
    }

    private func kind(for answer: String) -> String? {
        let all = list.all
        if let number = Int(answer) {
            return all.indices.contains(number - 1) ? all[number - 1].name : nil
        }
        return all.first { $0.name == answer || $0.title == answer }?.name
    }

    private func askEntry() throws -> String? {
        let question = Message(
            zh: "针对登记簿中哪一项（登记编号；不填的，稍后在文件中改写）",
            en: "About which entry (its number; leave empty to write it into the file later)")
        while let answer = try Prompt.ask(question) {
            do {
                _ = try EntryFilling(number: answer, in: workspace)
                return answer
            } catch let error as CommandError {
                Console.complain(error)
            }
        }
        return nil
    }

    private func askApplicant() throws -> PartyID? {
        let question = Message(
            zh: "申请人的统一社会信用代码（不填的，稍后在文件中改写）",
            en: "Applicant's credit code (leave empty to write it into the file later)")
        let parties = try workspace.parties()
        while let answer = try Prompt.ask(question) {
            guard let party = PartyID(answer) else {
                Console.note(
                    Message(
                        zh: "不是统一社会信用代码：应为 18 位半角数字和大写字母，末位为校验码。",
                        en: "That is no credit code: 18 digits and capitals, the last one a check "
                            + "character."
                    ).text)
                continue
            }
            let name = parties[party]?.name
            Console.note(
                name.map { "  \($0)" }
                    ?? Message(zh: "  尚未建档，只填入代码", en: "  not on file; its code alone is filled in")
                    .text)
            return party
        }
        return nil
    }

    private func askFolder(_ kind: String) throws -> String {
        var suggestion = kind
        var count = 1
        while try WorkspaceFolder.exists(Path(suggestion)) {
            count += 1
            suggestion = "\(kind)-\(count)"
        }
        let question = Message(zh: "放入哪个文件夹", en: "Into which folder")
        while true {
            guard let answer = try Prompt.ask(question, unless: suggestion) else { continue }
            if try !WorkspaceFolder.exists(Path(answer)) { return answer }
            Console.note(
                Message(zh: "\(answer) 已经存在，不覆盖。", en: "\(answer) exists and is kept.").text)
        }
    }
}
