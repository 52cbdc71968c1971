package import Registry
package import Verification
package import XML

/// Why a paper, a case file or a register entry was not made or not read.
package enum PaperError: Error, Hashable, CustomStringConvertible {
    /// The wording has nothing for this kind.
    case missingWording(PaperKind)
    /// A sentence of the paper needs a value that is absent or empty; with its name.
    case missingValue(PaperKind, name: String)
    /// The paper owes a reason and has none, or only blanks.
    case missingReason(PaperKind)
    /// A part that the paper owes is empty: `contact`, `remedy`, `documentNumber`, `decision` …
    case missingPart(PaperKind, part: String)
    /// The order's body does not belong to the kind.
    case wrongBody(PaperKind)
    /// A certificate or statement for an entry that is not the order's case's.
    case otherCase(PaperKind, entry: CaseNumber)
    /// None of the rights of art. 10 was claimed, so there is nothing to state.
    case noRights
    /// The type code of electronic licences is not 21 capitals and digits.
    case licenceTypeCode(String)
    /// The seal's certificate names another organisation than the issuer.
    case otherSeal(issuer: PartyID, seal: String)
    /// libcrypto did not sign.
    case sealing(LibcryptoFailure)
    /// The bytes are not XML within the limits.
    case notXML([XMLProblem])
    /// The root is not the one expected, or of another format version.
    case wrongRoot(expected: String, found: String)
    /// Something in the document is not as it must be; with its place, `/case/clock[1]/@due`.
    case unreadable(place: String, reason: String)
    /// libxml2 could not judge.
    case engine(XMLEngineError)

    /// One English sentence.
    package var description: String {
        switch self {
        case .missingWording(let kind): "the wording has no paper \(kind.rawValue)"
        case .missingValue(let kind, let name):
            "the paper \(kind.rawValue) needs the value {\(name)}, and there is none"
        case .missingReason(let kind): "the paper \(kind.rawValue) owes a reason, and there is none"
        case .missingPart(let kind, let part): "the paper \(kind.rawValue) has no \(part)"
        case .wrongBody(let kind): "the body of the order is not one of a paper \(kind.rawValue)"
        case .otherCase(let kind, let entry):
            "the paper \(kind.rawValue) is about an entry of the case \(entry.text)"
        case .noRights: "no right of article 10 was claimed, so none can be stated"
        case .licenceTypeCode(let code): "\(code) is not a licence type code of 21 characters"
        case .otherSeal(let issuer, let seal):
            "the paper is issued by \(issuer.code), the seal belongs to \(seal)"
        case .sealing(let failure): failure.description
        case .notXML(let problems): "this is not XML: \(problems.first?.message ?? "")"
        case .wrongRoot(let expected, let found): "the root is \(found), not \(expected)"
        case .unreadable(let place, let reason): "\(place): \(reason)"
        case .engine(let error): error.description
        }
    }
}
