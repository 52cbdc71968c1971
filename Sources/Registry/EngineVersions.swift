/// Which program and which rules judged, and with what verdict: named in every report.
package struct EngineVersions: Hashable, Sendable {
    /// Program version.
    package var engine: String
    /// Digest of the adopted set of schemas.
    package var rules: ContentDigest
    /// The profile of the day of receipt; `nil` where none covers it, and in reports of earlier
    /// versions.
    package var profile: String?
    /// The verdict; `nil` in reports of earlier versions, and where nothing is reported.
    package var verdict: ReportVerdict?
    /// The schemas and rule files by which packages of that kind are judged; empty in reports of
    /// earlier versions.
    package var files: [JudgingFile]

    /// Versions.
    package init(
        engine: String, rules: ContentDigest, profile: String? = nil,
        verdict: ReportVerdict? = nil, files: [JudgingFile] = []
    ) {
        self.engine = engine
        self.rules = rules
        self.profile = profile
        self.verdict = verdict
        self.files = files
    }
}

/// A file of a set of schemas, as a report names it.
package struct JudgingFile: Hashable, Sendable {
    /// Path in the set, `xsd/application.xsd`.
    package var path: String
    /// The version that the file gives itself, if it does.
    package var version: String?
    /// SHA-256 of its bytes.
    package var digest: ContentDigest

    /// A file.
    package init(path: String, version: String?, digest: ContentDigest) {
        self.path = path
        self.version = version
        self.digest = digest
    }
}
