import Registry

/// The order in which findings are told: the package itself, then its files by name, each by line.
enum FindingOrder {
    /// Sorted and cut to `max`; a cut is told as a finding of its own at the end.
    static func sorted(_ findings: [Finding], max: Int) -> [Finding] {
        let ordered = findings.enumerated().sorted { left, right in
            let one = left.element
            let other = right.element
            return (one.file ?? "", one.line ?? 0, left.offset)
                < (other.file ?? "", other.line ?? 0, right.offset)
        }
        .map(\.element)
        guard ordered.count > max else { return ordered }
        // A remark must not push an error out.
        let numbered = ordered.enumerated()
        let errors = numbered.filter { $0.element.severity == .error }.prefix(max)
        let remarks = numbered.filter { $0.element.severity == .remark }.prefix(max - errors.count)
        let kept = (errors + remarks).sorted { $0.offset < $1.offset }.map(\.element)
        let limit = DocumentRule.tooManyFindings.finding(
            at: DocumentPlace(file: nil), found: String(ordered.count),
            expected: LimitNaming.expected(.findings, max),
            ["count": String(kept.count)])
        return kept + [limit]
    }
}
