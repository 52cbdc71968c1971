/// One applicant as an application names it.
package struct Applicant: Hashable, Sendable {
    /// Full name (名称).
    package var name: String
    /// Credit code.
    package var id: PartyID
    /// `provider` or `operator`.
    package var kind: String
    /// Region, six digits of GB/T 2260 or a local code of six.
    package var region: String
    /// Legal representative (法定代表人).
    package var representative: String
    /// Contact person (联系人).
    package var contact: String

    /// An applicant from checked facts.
    package init(
        name: String, id: PartyID, kind: String, region: String, representative: String,
        contact: String
    ) {
        self.name = name
        self.id = id
        self.kind = kind
        self.region = region
        self.representative = representative
        self.contact = contact
    }
}

/// One value of an application, under the name that the facts mapping gives it.
package struct Fact: Hashable, Sendable {
    /// A dotted name, `resource.name`.
    package var name: String
    /// The Chinese label for pages and papers.
    package var label: String
    /// The value with outer white space removed.
    package var value: String

    /// A named value.
    package init(name: String, label: String, value: String) {
        self.name = name
        self.label = label
        self.value = value
    }
}

/// Repeated values of an application (data items, attachments) for showing; the case keeps those
/// that the facts mapping says.
package struct FactTable: Hashable, Sendable {
    /// A dotted name, `resource.items`.
    package var name: String
    /// The Chinese label.
    package var label: String
    /// Column labels.
    package var columns: [String]
    /// Rows, each as long as `columns`.
    package var rows: [[String]]
    /// Whether the case keeps it, and the register with it.
    package var isKept: Bool

    /// A table.
    package init(
        name: String, label: String, columns: [String], rows: [[String]], isKept: Bool = false
    ) {
        self.name = name
        self.label = label
        self.columns = columns
        self.rows = rows
        self.isKept = isKept
    }
}

/// An attachment as the application declares it.
package struct DeclaredAttachment: Hashable, Sendable {
    /// Its id in the application.
    package var id: String
    /// What it is for: `legal-basis`, `evidence-deposit`, `sample` …
    package var role: String
    /// Path in the ZIP.
    package var path: String
    /// Media type.
    package var mediaType: String
    /// Size in bytes.
    package var sizeBytes: Int
    /// Digest of its bytes.
    package var digest: ContentDigest

    /// A declared attachment.
    package init(
        id: String, role: String, path: String, mediaType: String, sizeBytes: Int,
        digest: ContentDigest
    ) {
        self.id = id
        self.role = role
        self.path = path
        self.mediaType = mediaType
        self.sizeBytes = sizeBytes
        self.digest = digest
    }
}

/// A file found in a package.
package struct ObservedAttachment: Hashable, Sendable {
    /// Path in the ZIP, decoded and normalised.
    package var path: String
    /// Size in bytes.
    package var sizeBytes: Int
    /// SHA-256 of its bytes.
    package var digest: ContentDigest

    /// A file as it was read.
    package init(path: String, sizeBytes: Int, digest: ContentDigest) {
        self.path = path
        self.sizeBytes = sizeBytes
        self.digest = digest
    }
}

/// What a package says, after every examination passed.
package struct PackageFacts: Hashable, Sendable {
    /// The sender's id for the package.
    package var id: PackageID
    /// The kind.
    package var kind: PackageKind
    /// The applicants, the first one leading; empty for a slip.
    package var applicants: [Applicant]
    /// Single values.
    package var facts: [Fact]
    /// Repeated values.
    package var tables: [FactTable]
    /// Attachments; all of them present with equal digests.
    package var attachments: [DeclaredAttachment]
    /// The decision, for a slip.
    package var slip: DecisionSlip?
    /// Where its parts stand in the document.
    package var source: DocumentSource

    /// Facts of one package.
    package init(
        id: PackageID, kind: PackageKind, applicants: [Applicant], facts: [Fact],
        tables: [FactTable] = [], attachments: [DeclaredAttachment] = [],
        slip: DecisionSlip? = nil, source: DocumentSource = DocumentSource()
    ) {
        self.id = id
        self.kind = kind
        self.applicants = applicants
        self.facts = facts
        self.tables = tables
        self.attachments = attachments
        self.slip = slip
        self.source = source
    }

    /// Takes note of where the document's parts stand, for itself and for its slip.
    package mutating func stand(in source: DocumentSource) {
        self.source = source
        slip?.source = source
    }

    /// The value of a fact, `nil` when the application does not have it.
    package subscript(name: String) -> String? {
        facts.first { $0.name == name }?.value
    }
}
