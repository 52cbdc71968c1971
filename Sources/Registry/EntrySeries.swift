/// The series of numbers in the register: the letters before the region.
package enum EntrySeries: String, Hashable, Sendable, CaseIterable {
    /// 登记: resources, products and services.
    case registration = "DJ"
    /// 授权: authorisations to operate (办法 chapter 3).
    case authorisation = "SQ"
    /// 方案: implementation plans (办法 art. 12).
    case plan = "FA"
    /// 公告: announcements (办法 art. 14(1)).
    case announcement = "GG"
    /// 需求: grants of a data demand (办法 art. 16 to 18).
    case grant = "XQ"
    /// 审核: products that were reviewed, social data that may be added (办法 art. 19, 26).
    case approval = "SC"

    /// The counter of its numbers, before region and year.
    var counter: String {
        switch self {
        case .registration: "register"
        case .authorisation: "authorisation"
        case .plan: "plan"
        case .announcement: "announcement"
        case .grant: "grant"
        case .approval: "approval"
        }
    }

    /// The series of entries of a kind; `nil` where its procedure names it.
    package init?(of kind: PackageKind) {
        switch kind {
        case .authorisationRecord: self = .authorisation
        case .productRegistration, PackageKind(rawValue: "resource-registration"):
            self = .registration
        default: return nil
        }
    }

    /// Whether a text has the form of a number of the register and its check character is right
    /// (ISO/IEC 7064 MOD 37,36): `DJ-370900-2026-000045-K`.
    package static func isNumber(_ text: String) -> Bool {
        // `DJ-370900-2026-` and the number; most texts that are asked about are none.
        guard (23...26).contains(text.utf8.count), text.utf8.dropFirst(2).first == 0x2D else {
            return false
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, EntrySeries(rawValue: parts[0]) != nil,
            parts[1].utf8.count == 6, parts[2].utf8.count == 4,
            // In bytes: the sign of kelvin equals the letter K as a character.
            (6...9).contains(parts[3].utf8.count), parts[4].utf8.count == 1,
            parts[1...3].allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return false }
        return CheckCharacter.compute(parts[0...3].joined()).map(String.init) == parts[4]
    }
}
