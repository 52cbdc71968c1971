/// The names that templates may use: the stored properties of every page value.
enum PageNames {
    /// One empty value of each kind.
    static var samples: [Any] {
        [
            PaperPage(), AnsweredPart(), TermPart(), FindingsPart(), VerdictPart(), JudgeRow(),
            FindingRow(), ReviewPart(),
            ReviewItemRow(), PublicityPart(), CertificatePart(), RegistrantRow(), RightsPart(),
            RightRow(),
            LatenessPart(), LabelledRow(), SealFigure(issuer: "", mark: nil),
            SealLetter(glyph: "", turn: ""),
            PublicityIndexPage(), PublicityRow(), TodoPage(), ObjectionPart(), ClockPart(),
            SkippedRow(), TableRow(), TablePart(), AttachmentRow(), OutcomeCard(), ChecklistRow(),
            DeciderRow(), OfficerRow(),
            DocketRow(), HistoryRow(), StatusPage(), StatusShardRow(), StatusShardPage(),
            StatusEntryRow(),
            CatalogueIndexPage(), CatalogueProviderRow(),
            CatalogueSectionPage(), CatalogueItemRow(), CatalogueProductRow(),
            CatalogueReminderPage(), SummaryPart(), SummaryPart.FigureRow(),
            SummaryPart.OperationLine(),
            SiteFrame(), SiteLink(), SiteHomePage(), SiteSearchPage(), SiteVerifyPage(),
            SiteAnnouncementsPage(), SiteStatisticsPage(), TileRow(), NewsRow(), ChoiceRow(),
            SiteEntryPage(), EntryVersionRow(), RelatedRow(), EntryActRow(), ChartPart(),
            ChartRow(),
            ApplyPage(), ApplyRow(), ApplyIndexPage(), ApplyGroup(), ApplyKind(), ApplyWithout(),
            ExplainPage(), ExplainChapter(),
            ExplainChapter.Facts(), ExplainChapter.Enclosures(), NarrativeRow(),
            NarrativeAct(), NarrativeFile(),
            DeskPage(), DeskRow(), DeskStageRow(), DeskOptionRow(),
            DeskClosedRow(), DeskPaperRow(), DeskCasePage(), DigestPage(),
        ]
    }

    /// All names.
    static let all = Set(samples.flatMap { Mirror(reflecting: $0).children.compactMap(\.label) })
}
