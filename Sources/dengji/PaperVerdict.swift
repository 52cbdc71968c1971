internal import Verification

/// What came of verifying one paper.
struct PaperVerdict: Encodable {
    /// The file.
    let path: String
    var kind: String?
    var code: String?
    var documentNumber: String?
    var caseNumber: String?
    var issuer: String?
    var issuerName: String?
    var issuedAt: String?
    /// Fingerprint of the signer's certificate, for a paper that verified.
    var certificate: String?
    /// The algorithm of its signature, `ecdsa-p256-sha256` or `sm2-sm3`, for a paper that verified.
    var algorithm: String?
    /// Where the entry stands today that a genuine certificate or statement is about, in a workspace
    /// that knows it.
    var entry: EntryVerdict?
    /// What the proof beside it says, where there is one.
    var proof: ProofVerdict?
    /// Whether its signature was looked at: with no anchor a proof alone may speak for a paper.
    var isSignatureChecked = true
    /// `nil` for a genuine paper.
    var problem: PaperProblem?

    init(path: String) { self.path = path }

    /// Lines for people.
    var text: String {
        guard let problem else {
            let words = [
                kind, documentNumber, caseNumber, issuerName,
                issuedAt.map { String($0.prefix(19)) },
            ].compactMap { $0 }
            let good =
                isSignatureChecked
                ? Message(zh: "真实，未改动", en: "genuine and unchanged").text
                : Message(
                    zh: "登记机构所发，未改动（由账本证明；没有用 --anchor 指明信任锚，签名未核验）",
                    en: "sent by the registry and unchanged, by the ledger's proof (no anchor was "
                        + "named with --anchor: its signature was not checked)"
                ).text
            let standing = entry.map { entry in
                let text = "  " + Message(zh: entry.zh, en: entry.en).text + "\n"
                return entry.isCurrent ? text : Colour.yellow.paint(text)
            }
            return path + ": " + Colour.green.paint(good) + "\n  " + words.joined(separator: "  ")
                + "\n" + (standing ?? "") + (proof?.text ?? "")
        }
        var text = path + ": " + Colour.red.paint(Message(zh: "未通过核验", en: "NOT verified").text)
        text += "\n  [\(problem.code)] " + Message(zh: problem.zh, en: problem.en).text + "\n"
        if let caseNumber {
            text += Message(zh: "  涉及案件 ", en: "  affects case ").text + caseNumber + "\n"
        }
        return text + Message(zh: problem.adviceZh, en: problem.adviceEn).adviceLine
    }
}

/// Why a paper is not to be relied on.
struct PaperProblem: Encodable {
    /// Stable code.
    let code: String
    let zh: String
    let en: String
    let adviceZh: String
    let adviceEn: String

    private init(_ code: String, _ sentence: Message, advice: Message) {
        self.code = code
        zh = sentence.zh
        en = sentence.en
        adviceZh = advice.zh
        adviceEn = advice.en
    }

    /// A signature that does not count.
    init(_ refusal: SignatureRefusal) {
        let advice: Message =
            switch refusal {
            case .chainBroken:
                Message(
                    zh: "核对信任锚是否为登记机构公布的 authority.pem；是的，则不要采信该文书，向签发机构查询。",
                    en:
                        "Make sure the anchor is the authority.pem the registry publishes; if it is, do "
                        + "not rely on this paper and ask its issuer.")
            default:
                Message(
                    zh: "不要采信该文书；从登记机构的发件文件夹重新取得，或者向签发机构查询。",
                    en:
                        "Do not rely on this paper; fetch it again from the registry's outbox, or ask "
                        + "its issuer.")
            }
        self.init(
            refusal.code, Message(zh: refusal.chinese + "。", en: refusal.english + "."),
            advice: advice)
    }

    /// Signed, but by an organisation that the paper does not name.
    static let otherIssuer = PaperProblem(
        "paper-issuer",
        Message(
            zh: "签名证书不属于文书所载的签发机构。",
            en: "the certificate is not of the organisation that the paper names as its issuer."),
        advice: Message(
            zh: "不要采信该文书，向签发机构查询。", en: "Do not rely on this paper; ask its issuer."))

    /// Signed by somebody under the anchor, but not what the register has.
    static func otherThanRegister(_ entry: EntryVerdict) -> PaperProblem {
        PaperProblem(
            "paper-register", Message(zh: entry.zh + "。", en: entry.en + "."),
            advice: Message(
                zh: "不要采信该文书，并告知登记机构：有人以自己的密钥签发了冒充的凭证。",
                en:
                    "Do not rely on this paper, and tell the registrar: somebody signed an imitation "
                    + "with a key of their own."))
    }

    /// The paper is good, the signature in the file beside it is not its own.
    static let otherDetached = PaperProblem(
        "paper-detached",
        Message(
            zh: "文书本身有效，旁边的签名文件（.sig）与之不符。",
            en: "the paper itself is good, but the signature file (.sig) beside it is not of it."),
        advice: Message(
            zh: "重新取得这一对文件；或者删去签名文件，只以文书为准。",
            en: "Fetch both anew, or remove the signature file and rely on the paper alone."))

    /// The proof beside the paper does not prove it.
    static func badProof(_ reason: Message) -> PaperProblem {
        PaperProblem(
            "paper-proof",
            Message(
                zh: "旁边的账本证明不成立：\(reason.zh)。",
                en: "the ledger's proof beside it fails: \(reason.en)."),
            advice: Message(
                zh: "核对验证密钥是否为登记机构公布的 ledger/key；从登记机构的发件文件夹重新取得文书和证明，"
                    + "仍不成立的，向签发机构查询。",
                en:
                    "Make sure the key is the ledger/key the registry publishes; fetch paper and proof "
                    + "again from the registry's outbox; if it still fails, ask its issuer."))
    }

    /// The file is something else.
    static func notPaper(_ reason: String) -> PaperProblem {
        PaperProblem(
            "paper-unreadable",
            Message(zh: "不是本系统的文书：\(reason)", en: "not a paper of a registry: \(reason)"),
            advice: Message(
                zh: "核对文件；登记机构的文书以 <paper 开头。",
                en: "Check the file; papers of a registry begin with <paper."))
    }

    /// This program could not judge.
    static func notJudged(_ reason: String) -> PaperProblem {
        PaperProblem(
            "paper-not-judged",
            Message(zh: "程序未能判断：\(reason)", en: "could not be judged: \(reason)"),
            advice: Message(
                zh: "这不说明文书有误；请用 xmlsec1 核验，并告知维护人员。",
                en: "This says nothing about the paper; verify it with xmlsec1 and tell whoever "
                    + "maintains dengji."))
    }
}
