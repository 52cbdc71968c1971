/// Number and time of a certificate, chosen by whoever has randomness and a clock.
package struct CertificateTerms: Sendable, Hashable {
    /// 8 to 20 random bytes, read as a positive number; unique for an issuer.
    package var serialNumber: [UInt8]
    /// First moment, milliseconds since 1970; written in whole seconds, rounded down.
    package var notBefore: Int64
    /// Last second, milliseconds since 1970; written in whole seconds, rounded down.
    package var notAfter: Int64

    /// Terms; nothing is checked before a certificate is issued.
    package init(serialNumber: [UInt8], notBefore: Int64, notAfter: Int64) {
        self.serialNumber = serialNumber
        self.notBefore = notBefore
        self.notAfter = notAfter
    }
}
