package import WorkingDays

/// What a paper shows in print: the texts of its XML in the order of reading.
///
/// It says no more than the page does, and like the page nothing about whether the paper is genuine.
package struct PrintedPaper: Hashable, Sendable {
    /// The framed face of a certificate or a statement of rights.
    package struct Face: Hashable, Sendable {
        /// The number of the entry.
        package var number: String
        /// The title in English.
        package var english: String
        /// What is decided, by paragraph.
        package var says: [String]
        /// The main particulars; everything stands overleaf once more.
        package var rows: [PrintedRow]
        /// The text of the QR code.
        package var code: String
    }

    /// Title.
    package var title: String
    /// Document number (文号).
    package var documentNumber: String
    /// The case, if any.
    package var caseNumber: String?
    /// To whom it is addressed.
    package var addressees: String
    /// The issuer's name.
    package var issuer: String
    /// The issuer's credit code.
    package var issuerCode: String
    /// The date as printed.
    package var issuedText: String
    /// Time of issue.
    package var issuedAt: Instant
    /// The mark of a demonstration.
    package var demonstration: String?
    /// Stable code and case number, for the document's description.
    package var subject: String
    /// The face, for the kinds that are held and shown.
    package var face: Face?
    /// The text before the signature.
    package var body: [PrintedBlock]
    /// The small print after it: what the paper answers, and how it is checked.
    package var notes: [PrintedBlock]
}
