/// Whom a certificate names.
package struct CertificateSubject: Sendable, Hashable {
    /// CN, up to 64 characters.
    package var commonName: String
    /// O, the organisation's name, up to 64 characters.
    package var organisation: String
    /// 统一社会信用代码, written as organizationIdentifier (2.5.4.97).
    package var organisationID: String

    /// A subject; nothing is checked before a certificate is issued.
    package init(commonName: String, organisation: String, organisationID: String) {
        self.commonName = commonName
        self.organisation = organisation
        self.organisationID = organisationID
    }
}
