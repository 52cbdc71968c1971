internal import Registry

/// What a paper's file name says it is about: a case, or the package it answers.
enum Reference {
    /// The case number for papers of a case's own course; the package id for the answer to one
    /// package; the first digits of its digest where no id could be read; what a notice about no
    /// package is told by.
    static func text(for order: PaperOrder) -> String {
        if let reference = order.values["reference"] { return reference }
        let answersPackage = [.acknowledgement, .return, .result, .quarantineReport]
            .contains(order.kind)
        if !answersPackage, let number = order.caseNumber { return number.text }
        if let id = order.answers?.packageID { return id.text }
        if let digest = order.answers?.digest { return String(digest.hex.prefix(16)) }
        return order.caseNumber?.text ?? "notice"
    }
}
