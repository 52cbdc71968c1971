internal import Registry
internal import Storage

/// What came of putting answers into the outbox again.
struct ResendReport: Encodable {
    struct Answer: Encodable {
        let path: String
        let caseNumber: String?
        let journalLine: Int
        let digest: String
        let outcome: String
        let zh: String
        let en: String
        let adviceZh: String?
        let adviceEn: String?

        init(_ resent: Resent) {
            path = resent.path
            caseNumber = resent.caseNumber?.text
            journalLine = resent.line
            digest = resent.digest.text
            outcome = resent.outcome.rawValue
            let (sentence, advice) = ResendReport.words(for: resent)
            zh = sentence.zh
            en = sentence.en
            adviceZh = advice?.zh
            adviceEn = advice?.en
        }

        var text: String {
            var text = path + ": " + Message(zh: zh, en: en).text + "\n"
            if let adviceZh, let adviceEn {
                text += Message(zh: adviceZh, en: adviceEn).adviceLine
            }
            return text
        }
    }

    let resent: Int
    let there: Int
    let unsettled: Int
    let failed: Int
    let answers: [Answer]

    init(_ results: [Resent]) {
        resent = results.count { $0.outcome == .resent }
        there = results.count { $0.outcome == .there }
        unsettled = results.count { $0.outcome == .unsettled }
        failed = results.count { $0.outcome.isFailure }
        answers = results.map(Answer.init)
    }

    /// Whether every answer is where it was wanted.
    var isDone: Bool { failed == 0 }

    /// For people: what was done and what was not; what was there already is only counted.
    var text: String {
        answers.filter { $0.outcome != Resent.Outcome.there.rawValue }.map(\.text).joined()
            + Message(
                zh: "再发 \(resent) 份；仍在原处 \(there) 份；正由程序发出 \(unsettled) 份；未能再发 \(failed) 份。",
                en:
                    "\(resent) sent again, \(there) still there, \(unsettled) being sent by dengji run, "
                    + "\(failed) not sent."
            ).text + "\n"
    }

    private static func words(for resent: Resent) -> (Message, advice: Message?) {
        switch resent.outcome {
        case .resent: (Message(zh: "已再发", en: "sent again"), nil)
        case .there: (Message(zh: "仍在原处", en: "still there"), nil)
        case .unsettled:
            (
                Message(
                    zh: "尚未办结：由 dengji run 发出",
                    en: "not settled yet: dengji run puts it there itself"), nil
            )
        case .disposed:
            (
                Message(
                    zh: "案卷已依销毁令销毁，不再发出", en: "its case was destroyed by an order"),
                Message(
                    zh: "销毁证明载明依据：dengji status 案号。",
                    en: "The proof of disposal says why: dengji status CASE.")
            )
        case .noCopy:
            (
                Message(
                    zh: "登记系统中没有这份文件的副本", en: "no file of the registry has its bytes"),
                Message(
                    zh: "运行 dengji verify，案卷文件缺失的，从备份恢复后再试。分离的签名（.sig）不入案卷，只能向其他收件人取得；"
                        + "文书本身载有签名。",
                    en:
                        "Run dengji verify and bring files of the case back from a backup. A detached "
                        + "signature (.sig) is not kept with the case: only another recipient has it; "
                        + "the paper carries a signature of its own."
                )
            )
        case .differs:
            (
                Message(
                    zh: "该文件名下是别的内容，未动", en: "other bytes lie under its name, and were left"),
                Message(
                    zh: "查明由谁改动，移走该文件后再运行本命令。",
                    en: "Find out who changed it, move it away, and run this again.")
            )
        case .obstructed:
            (
                Message(
                    zh: "位置被文件夹、链接或者别的文件占用", en: "a folder, a link or a file is in its way"),
                Message(zh: "移走后再运行本命令。", en: "Move that away and run this again.")
            )
        }
    }
}
