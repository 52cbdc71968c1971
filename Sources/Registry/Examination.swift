/// What a document calls itself, read even from a document that is refused; never trusted.
package struct ClaimedIdentity: Hashable, Sendable {
    /// The package id, if one of the right form was found.
    package var packageID: PackageID?
    /// The kind, if named.
    package var kind: PackageKind?
    /// The first applicant's, or a slip's deciding party's, credit code, if valid.
    package var party: PartyID?

    /// An identity as claimed.
    package init(packageID: PackageID? = nil, kind: PackageKind? = nil, party: PartyID? = nil) {
        self.packageID = packageID
        self.kind = kind
        self.party = party
    }
}

/// The parts of an enveloped signature that the parent verifies itself.
package struct SignatureParts: Hashable, Sendable {
    /// The canonical document without its Signature element.
    package var canonicalDocument: [UInt8]
    /// The canonical SignedInfo.
    package var canonicalSignedInfo: [UInt8]
    /// The decoded signature value: r and s, 64 bytes for P-256.
    package var signatureValue: [UInt8]

    /// Parts as a child extracted them.
    package init(
        canonicalDocument: [UInt8], canonicalSignedInfo: [UInt8], signatureValue: [UInt8]
    ) {
        self.canonicalDocument = canonicalDocument
        self.canonicalSignedInfo = canonicalSignedInfo
        self.signatureValue = signatureValue
    }
}

/// What an examiner found in one package.
package struct Examination: Sendable {
    /// Three different answers; a fault of the program is never "your file is invalid".
    package enum Verdict: Hashable, Sendable {
        /// No error among the findings, so the package is accepted; `facts` is present.
        case valid
        /// At least one error among the findings; `conformity` says whether the XSD is among what
        /// was broken.
        case invalid
        /// The program could not judge; the package goes to quarantine with this reason.
        case engineFailure(String)
    }

    /// The answer.
    package var verdict: Verdict
    /// Errors and remarks, ordered by file and line.
    package var findings: [Finding]
    /// What the document calls itself.
    package var identity: ClaimedIdentity
    /// What the package says; only when valid.
    package var facts: PackageFacts?
    /// The files in the package as they were read.
    package var attachments: [ObservedAttachment]
    /// The signature's parts, when the document carries one.
    package var signature: SignatureParts?
    /// How far the main document conforms.
    package var conformity: Conformity
    /// Where the parts of the document stand, as far as later rules look at them.
    package var source: DocumentSource

    /// An examination's result.
    package init(
        verdict: Verdict, findings: [Finding], identity: ClaimedIdentity = ClaimedIdentity(),
        facts: PackageFacts? = nil, attachments: [ObservedAttachment] = [],
        signature: SignatureParts? = nil, conformity: Conformity = .unread,
        source: DocumentSource = DocumentSource()
    ) {
        self.verdict = verdict
        self.findings = findings
        self.identity = identity
        self.facts = facts
        self.attachments = attachments
        self.signature = signature
        self.conformity = conformity
        self.source = source
        self.facts?.stand(in: source)
    }
}

extension Examination {
    /// The verdict as reports give it.
    package var reported: ReportVerdict {
        switch verdict {
        case .valid: ReportVerdict(conformity, isAccepted: true)
        case .invalid: ReportVerdict(conformity, isAccepted: false)
        case .engineFailure: .engineFailure
        }
    }
}
