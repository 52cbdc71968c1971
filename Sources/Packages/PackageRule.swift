/// A rule about packages under a stable id, never reused, with what is told to the sender.
package struct PackageRule: Sendable, Hashable {
    /// `ZIP-…`.
    package let id: String
    /// Whether a breach is only worth a remark and does not return the package.
    package let isRemark: Bool
    /// One sentence in Chinese.
    package let chinese: String
    /// The same sentence in English.
    package let english: String
    /// What to do, in Chinese.
    package let advice: String
    /// The same in English.
    package let adviceEnglish: String

    init(
        _ id: String, _ chinese: String, _ english: String, advice: String,
        adviceEnglish: String,
        isRemark: Bool = false
    ) {
        self.id = id
        self.isRemark = isRemark
        self.chinese = chinese
        self.english = english
        self.advice = advice
        self.adviceEnglish = adviceEnglish
    }

    /// Rules are equal when their ids are.
    package static func == (left: PackageRule, right: PackageRule) -> Bool { left.id == right.id }

    package func hash(into hasher: inout Hasher) { hasher.combine(id) }

    /// Every rule of this room, for the document of findings.
    package static let all = structure + entries + names + limits

    static let repack = "请用常见压缩软件重新压缩为普通 ZIP 文件后再次报送。"
    static let repackEnglish =
        "Pack it again as an ordinary ZIP file with a common ZIP program and send it again."
    static let resend = "文件可能在传输中损坏，请重新压缩并完整传输后再次报送。"
    static let resendEnglish =
        "It was perhaps damaged on its way: pack it again, copy it completely and send it again."
}
