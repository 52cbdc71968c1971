/// How far a package's main document conforms, apart from whether the package is accepted.
package enum Conformity: UInt8, Hashable, Sendable, CaseIterable {
    /// None was read: the ZIP is broken, it holds no document, or a limit was reached before.
    case unread
    /// It is not well-formed XML in the encoding it declares.
    case malformed
    /// It is well-formed and breaks its XSD.
    case invalid
    /// It is valid by its XSD.
    case valid

    /// Whether it is well-formed; `nil` where that is not known.
    package var isWellFormed: Bool? { self == .unread ? nil : self != .malformed }

    /// Whether it is valid by its XSD; `nil` where that is not known.
    package var isValid: Bool? { self == .unread ? nil : self == .valid }
}

/// The verdict that a report gives: three things kept apart, after the way of KoSIT's validator.
///
/// *Valid* is a document that conforms to its XSD. *Accepted* is a package with which no rule finds
/// an error. *Engine failure* is neither: the program could not judge, which says nothing about the
/// package.
package struct ReportVerdict: Hashable, Sendable {
    /// Whether the document is well-formed; `nil` where that is not known.
    package var isWellFormed: Bool?
    /// Whether it is valid; `nil` where that is not known.
    package var isValid: Bool?
    /// Whether no rule finds an error; `nil` after an engine failure.
    package var isAccepted: Bool?

    /// A verdict read back.
    package init(isWellFormed: Bool?, isValid: Bool?, isAccepted: Bool?) {
        self.isWellFormed = isWellFormed
        self.isValid = isValid
        self.isAccepted = isAccepted
    }

    /// The verdict on a document that got so far.
    package init(_ conformity: Conformity, isAccepted: Bool) {
        self.init(
            isWellFormed: conformity.isWellFormed, isValid: conformity.isValid,
            isAccepted: isAccepted)
    }

    /// The program could not judge.
    package static let engineFailure = ReportVerdict(
        isWellFormed: nil, isValid: nil, isAccepted: nil)

    /// Whether the program could not judge.
    package var isEngineFailure: Bool { isAccepted == nil }
}
