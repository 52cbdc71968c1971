internal import Registry
package import WorkingDays

extension PageRenderer {
    /// The desk of a party.
    package func desk(_ request: DeskRequest) throws(ViewError) -> [UInt8] {
        try templates.render(
            DeskPage(request, scriptDigest: templates.deskScriptDigest, labels: labels),
            TemplateName.desk)
    }

    /// The page of a case in which a party does not decide.
    package func deskCase(_ request: DeskCaseRequest) throws(ViewError) -> [UInt8] {
        try templates.render(DeskCasePage(request, labels: labels), TemplateName.deskCase)
    }

    /// The digest of a morning as a page and as text.
    package func digest(
        _ request: DigestRequest
    ) throws(ViewError) -> (page: [UInt8], text: [UInt8]) {
        let digest = DigestPage(request, labels: labels)
        return (
            try templates.render(digest, TemplateName.digest), Array(digest.text.utf8)
        )
    }

    /// The calendar of a party's deadlines; `earlier` is the file in whose place it comes.
    package func deadlines(_ request: DeskRequest, earlier: [UInt8]?, now: Instant) -> [UInt8] {
        DeadlineCalendar.write(
            request.deadlines, name: request.party.name + " 期限", earlier: earlier, now: now)
    }
}
