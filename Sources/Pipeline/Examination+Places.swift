internal import Registry

extension Examination {
    /// Gives places as they are in the file that was sent, where these were found in the canonical
    /// form of its signed bytes, which has other lines and no name.
    ///
    /// Places are all that is taken of the first reading; what a child invents there misleads a
    /// reader and decides nothing.
    mutating func take(placesOf first: Examination) {
        let canonical = source
        source = first.source
        facts?.stand(in: first.source)
        for index in findings.indices where findings[index].file == canonical.file {
            let finding = findings[index]
            let same = first.findings.first { $0.rule == finding.rule && $0.xpath == finding.xpath }
            findings[index].file = first.source.file ?? finding.file
            if let line = same?.line ?? finding.xpath.flatMap({ first.source.lines[$0] }) {
                findings[index].line = line
            }
        }
    }
}
