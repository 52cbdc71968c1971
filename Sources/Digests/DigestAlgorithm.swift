/// A digest algorithm under the name that papers, journal lines and file formats use.
package enum DigestAlgorithm: String, Hashable, Sendable, CaseIterable {
    /// SHA-256, FIPS 180-4.
    case sha256
    /// SM3, GB/T 32905-2016.
    case sm3

    /// libcrypto's name.
    var libraryName: String {
        switch self {
        case .sha256: "SHA256"
        case .sm3: "SM3"
        }
    }
}
