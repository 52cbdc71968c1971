/// How papers are made into PDFs, from `press` in `registry/config.xml`.
package struct PrintSettings: Hashable, Sendable {
    /// Whether a PDF is written beside each paper. A docket is made on request in any case.
    package var printsPapers: Bool
    /// Families of fonts for all text, in order of preference; what the first does not draw is taken
    /// from the next.
    package var families: [String]
    /// Pictures of seals (PNG) by issuer: file names in `registry/seals/`. An issuer without one gets
    /// a drawn seal.
    package var seals: [PartyID: String]

    /// Noto Serif for the text, Hanazono for what GB 18030 has beyond the first plane.
    package static let standardFamilies = ["Noto Serif CJK SC", "HanaMinA", "HanaMinB"]

    /// Settings; without a PDF beside each paper where nothing is said, because a machine may lack
    /// the fonts.
    package init(
        printsPapers: Bool = false, families: [String] = PrintSettings.standardFamilies,
        seals: [PartyID: String] = [:]
    ) {
        self.printsPapers = printsPapers
        self.families = families
        self.seals = seals
    }
}
