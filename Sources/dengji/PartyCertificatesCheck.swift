internal import Registry
internal import System
internal import Verification
internal import WorkingDays

/// Organisations that may act and have no certificate that counts, or one that soon counts no more.
struct PartyCertificatesCheck: DoctorCheck {
    static let code = "certificates"
    static let title = Message(zh: "单位证书", en: "certificates of parties")

    private static let soonMilliseconds: Int64 = 30 * 86_400_000

    func findings(in examined: ExaminedWorkspace) throws -> [DoctorFinding] {
        let parties = try examined.folder.parties().values.sorted { $0.id < $1.id }
        let now = SystemClock.nowMilliseconds()
        return parties.filter(\.standing.isActive).compactMap { party in
            let ends = party.pinnedCertificates.filter { $0.certificate.revokedAt == nil }
                .compactMap { PartyCertificatesCheck.end(of: $0.certificate) }
            guard let last = ends.max(), last > now else {
                return PartyCertificatesCheck.without(party, hadOne: !ends.isEmpty)
            }
            return last - now < PartyCertificatesCheck.soonMilliseconds
                ? PartyCertificatesCheck.ending(party, last) : nil
        }
    }

    /// Until when a certificate is valid, milliseconds since 1970; `nil` for one that cannot be read.
    private static func end(of pinned: PinnedCertificate) -> Int64? {
        do {
            return try Certificate(pem: pinned.pem).notAfter
        } catch {
            return nil
        }
    }

    private static func without(_ party: Party, hadOne: Bool) -> DoctorFinding {
        let lack =
            hadOne
            ? Message(zh: "的证书都已到期", en: "has only certificates that have ended")
            : Message(zh: "没有证书", en: "has no certificate")
        let rest =
            party.trustsFolder
            ? Message(
                zh: "，只凭 inbox/\(party.id.code)/ 确认是它的来件",
                en: ": by inbox/\(party.id.code)/ alone its packages are known to be its own")
            : Message(
                zh: "，也没有可信的投递文件夹，它的来件都无法确认",
                en: " and no drop folder that counts: nothing it sends can be told to be its own")
        return DoctorFinding(
            party.trustsFolder ? .remark : .warning,
            hadOne ? "certificates-ended" : "no-certificate", party.id.code,
            Message(
                zh: "\(party.name)\(lack.zh)\(rest.zh)。", en: "\(party.name) \(lack.en)\(rest.en)."),
            advice: adding(party))
    }

    private static func ending(_ party: Party, _ end: Int64) -> DoctorFinding {
        let day = Instant(milliseconds: end).day.iso
        return DoctorFinding(
            .warning, "certificates-end", party.id.code,
            Message(
                zh: "\(party.name) 的最后一份证书 \(day) 到期。",
                en: "the last certificate of \(party.name) ends on \(day)."),
            advice: adding(party))
    }

    private static func adding(_ party: Party) -> Message {
        Message(
            zh: "备案证书：dengji party certificate add \(party.id.code) 证书.pem",
            en: "File one: dengji party certificate add \(party.id.code) CERTIFICATE.pem")
    }
}
