package import Registry

/// How much an examiner may answer, whoever speaks in it: so that one answer makes no file, no paper and no
/// log line that a package within the limits could not.
package struct ReplyBounds: Hashable, Sendable {
    /// Findings at most.
    package var maxFindings: Int
    /// Longest text, bytes of UTF-8.
    package var maxTextBytes: Int

    /// Longest text of a finding, bytes: 64 elements inside each other have a path of some 4,000, and what
    /// was found is cut to 200 characters.
    static let maxFindingTextBytes = 8 << 10
    /// Parts that a cell may lack, several times over.
    static let maxGaps = 64
    /// Paths and labels are texts too, where a workspace bounds a package's texts to less.
    private static let leastTextBytes = 64 << 10

    /// By the limits of a workspace; that findings were cut is told by one more.
    package init(_ limits: IntakeLimits) {
        self.init(maxFindings: limits[.findings], maxTextBytes: limits[.xmlTextBytes])
    }

    private init(maxFindings: Int, maxTextBytes: Int) {
        self.maxFindings = maxFindings + 1
        self.maxTextBytes = max(maxTextBytes, ReplyBounds.leastTextBytes)
    }

    /// What the limits of any workspace allow.
    package static let widest = ReplyBounds(
        maxFindings: IntakeLimit.findings.allowed.upperBound,
        maxTextBytes: IntakeLimit.xmlTextBytes.allowed.upperBound)
}
