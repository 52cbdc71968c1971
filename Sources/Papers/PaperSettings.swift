/// What the configuration adds to every paper.
package struct PaperSettings: Hashable, Sendable {
    /// Whether papers carry the mark 演示 无效.
    package var isDemonstration: Bool
    /// How to seek remedy (救济途径); one sentence or several. Must not be empty.
    package var remedy: String
    /// The contact for issuers whose party file names none.
    package var contact: String
    /// Address of the public status list, where there is one.
    package var statusAddress: String?
    /// How anybody can check a paper, one sentence each.
    package var verificationHints: [String]
    /// Type code of 电子证照标识 (GB/T 36904), 21 characters; without it certificates have none.
    package var licenceTypeCode: String?

    /// Settings.
    package init(
        isDemonstration: Bool, remedy: String, contact: String, statusAddress: String? = nil,
        verificationHints: [String] = [], licenceTypeCode: String? = nil
    ) {
        self.isDemonstration = isDemonstration
        self.remedy = remedy
        self.contact = contact
        self.statusAddress = statusAddress
        self.verificationHints = verificationHints
        self.licenceTypeCode = licenceTypeCode
    }
}
