import Registry

/// Attachments as declared against the files that are there.
enum AttachmentFindings {
    /// What is missing, too much, or another file than declared; `file` is the main document.
    ///
    /// `known` are all declared paths, those of entries with another fault included, so that a
    /// wrongly written digest does not make a file an extra one. `broken` are files that are there
    /// and could not be read, `misnamed` the places of entries with a wrong path; both have been told.
    static func findings(
        declared: [ListedAttachment], known: Set<String>, observed: [ObservedAttachment],
        broken: Set<String>, misnamed: Set<String>, file: String
    ) -> [Finding] {
        var findings: [Finding] = []
        let byPath = Dictionary(observed.map { ($0.path, $0) }, uniquingKeysWith: { one, _ in one })
        for attachment in declared
        where !broken.contains(attachment.declared.path) && !misnamed.contains(attachment.xpath) {
            findings += faults(of: attachment, byPath[attachment.declared.path], file)
        }
        for extra in observed where !known.contains(extra.path) {
            findings.append(
                DocumentRule.attachmentExtra.finding(
                    at: FindingPlace(file: extra.path), found: extra.path))
        }
        return findings
    }

    private static func faults(
        of attachment: ListedAttachment, _ observed: ObservedAttachment?, _ file: String
    ) -> [Finding] {
        let declared = attachment.declared
        let place = FindingPlace(
            file: file, line: attachment.line, xpath: attachment.xpath, object: declared.id)
        let words = ["id": declared.id, "path": declared.path]
        guard let observed else {
            return [
                DocumentRule.attachmentMissing.finding(
                    at: place, expected: declared.path, words)
            ]
        }
        if observed.sizeBytes != declared.sizeBytes {
            return [
                DocumentRule.attachmentSize.finding(
                    at: place, found: String(observed.sizeBytes),
                    expected: String(declared.sizeBytes), words)
            ]
        }
        guard observed.digest != declared.digest else { return [] }
        return [
            DocumentRule.attachmentDigest.finding(
                at: place, found: observed.digest.text, expected: declared.digest.text, words)
        ]
    }
}
