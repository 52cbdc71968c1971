internal import Registry

extension Discrepancy {
    /// Whether it is about a copy that others were sent or may read.
    var isPublished: Bool { path.hasPrefix("outbox/") }

    /// What rests on what is wrong, in Chinese and in English; `nil` where that is nothing.
    var affected: (chinese: String, english: String)? {
        if let caseNumber { return ("案件 \(caseNumber.text)", "case \(caseNumber.text)") }
        switch code {
        case .journalDamaged, .ledgerContradicted:
            return ("该行及其后各行所载的全部案件", "every case with this line or a later one")
        case .journalTorn: return ("尚未提交的一行，不涉及案件", "a line that was never committed, no case")
        case .ledgerTile:
            return ("该瓦片所含各行的凭证的证明", "the proofs of certificates in the lines of this tile")
        case .ledgerCheckpoint, .ledgerKey:
            return ("全部凭证的证明和启动时对日志的核对", "all proofs, and the start's check of the journal")
        case .standingDiffers:
            return (
                "今后按它判断的重件、编号和到期事项",
                "what is judged by it from now on: repeats, numbers, what is due"
            )
        case .stray, .caseMissing, .caseMisplaced, .disposedPresent, .zipDamaged: return nil
        case .missing, .differs: return affectedByFile
        }
    }

    /// What rests on a file, by its place.
    private var affectedByFile: (chinese: String, english: String)? {
        let parts = path.split(separator: "/").map(String.init)
        guard parts.count > 1 else { return nil }
        if isPublished {
            return ("该收件人的副本，不涉及登记", "this recipient's copy, not the register")
        }
        switch parts[1] {
        case "register":
            let name = parts.first { $0.split(separator: "-").count == 5 }
            let number = name.map { $0.hasSuffix(".xml") ? String($0.dropLast(4)) : $0 } ?? path
            return (
                "登记 \(number) 和依据它的凭证、证明、状态清单",
                "entry \(number) and the certificates, proofs and status list that rest on it"
            )
        case "parties":
            return ("该单位今后的来件和收件", "what this party sends and is sent from now on")
        case "config.xml", "rules-in-force":
            return ("今后的全部办理，不涉及已发的文书", "all work from now on, no paper that was sent")
        case "rules":
            return ("按该套规则办理的全部案件", "every case that goes by this set of rules")
        case "catalogues":
            return ("该单位的目录和今后对它的核对", "this provider's catalogue and checks against it")
        case "returned", "quarantine":
            return ("该退回的来件，不涉及案件", "the package that was sent back, no case")
        case "notices": return ("该通知，不涉及案件", "this notice, no case")
        default: return nil
        }
    }
}
