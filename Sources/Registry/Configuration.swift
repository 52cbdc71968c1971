/// The settings of one workspace, from `registry/config.xml`: what differs between two registries
/// that follow the same law.
package struct Configuration: Hashable, Sendable {
    /// Made by `init --demo`: papers are marked 演示 无效, and `--now` is allowed.
    package var isDemonstration: Bool
    /// 市数据工作主管部门.
    package var authority: PartyID
    /// The registrar of the city, competent where no county's is.
    package var cityRegistrar: PartyID
    /// The city's region, six digits of GB/T 2260.
    package var cityRegion: String
    /// The party that keeps this workspace: it is told of quarantined files. `nil`: the city's
    /// registrar does.
    package var operatorOfRecords: PartyID?
    /// The contact printed on answers to senders who could not be authenticated.
    package var unclaimedContact: String
    /// How to seek remedy (救济途径), as papers print it.
    package var remedy: String
    /// Address of the public status list, where the registry has a site.
    package var statusAddress: String?
    /// The ledger's name, where it is not made of the registrar's code; see `newLedgerName`.
    package var ledgerOrigin: String?
    /// How anybody can check a paper, one sentence each, as papers print them.
    package var verificationHints: [String]
    /// Version of the commitment (承诺书) that applicants must have signed.
    package var commitmentVersion: String
    /// Type code of the electronic licence (电子证照 GB/T 36904), 21 characters; `nil` while none is
    /// assigned, and then no certificate carries such an identifier.
    package var licenceTypeCode: String?
    /// How long an incomplete file may grow before it is refused as truncated, in milliseconds.
    package var incompleteWaitMilliseconds: Int
    /// How long a copied file without a marker must not change before it counts as complete, in
    /// milliseconds.
    package var stillMilliseconds: Int
    /// How often the drop folders are looked at although no event came, in milliseconds.
    package var lookMilliseconds: Int
    /// How long a file may lie there without being taken before its sender is told, in milliseconds.
    package var waitingNoticeMilliseconds: Int
    /// Whether the kernel's events wake the watcher besides; `false` for shares on which they
    /// mislead.
    package var usesEvents: Bool
    /// Whether nothing is taken in where examiners cannot lock themselves in whole.
    package var requiresWholeCell: Bool
    /// What a package may cost.
    package var limits: IntakeLimits
    /// How papers are made into PDFs.
    package var printing: PrintSettings
    /// With what it signs.
    package var signing: SigningSettings
    /// How closed cases are numbered for the archive; `nil`: they are not.
    package var archive: ArchiveSettings?
    /// In what form cases that close are kept; those closed before stay as they are.
    package var archiveForm: ArchiveForm

    /// Ten minutes.
    package static let defaultIncompleteWaitMilliseconds = 600_000
    /// Half a second, so that a plain `cp` is answered within one second.
    package static let defaultStillMilliseconds = 500
    /// Two seconds.
    package static let defaultLookMilliseconds = 2_000
    /// A day.
    package static let defaultWaitingNoticeMilliseconds = 86_400_000

    /// A workspace's settings.
    package init(
        isDemonstration: Bool, authority: PartyID, cityRegistrar: PartyID,
        cityRegion: String = "370900", operatorOfRecords: PartyID? = nil,
        unclaimedContact: String, remedy: String, statusAddress: String? = nil,
        ledgerOrigin: String? = nil,
        verificationHints: [String] = [], commitmentVersion: String,
        licenceTypeCode: String? = nil,
        incompleteWaitMilliseconds: Int = Configuration.defaultIncompleteWaitMilliseconds,
        stillMilliseconds: Int = Configuration.defaultStillMilliseconds,
        lookMilliseconds: Int = Configuration.defaultLookMilliseconds,
        waitingNoticeMilliseconds: Int = Configuration.defaultWaitingNoticeMilliseconds,
        usesEvents: Bool = true, requiresWholeCell: Bool = false,
        limits: IntakeLimits = IntakeLimits(), printing: PrintSettings = PrintSettings(),
        signing: SigningSettings = SigningSettings(),
        archive: ArchiveSettings? = nil, archiveForm: ArchiveForm = .folder
    ) {
        self.isDemonstration = isDemonstration
        self.authority = authority
        self.cityRegistrar = cityRegistrar
        self.cityRegion = cityRegion
        self.operatorOfRecords = operatorOfRecords
        self.unclaimedContact = unclaimedContact
        self.remedy = remedy
        self.statusAddress = statusAddress
        self.ledgerOrigin = ledgerOrigin
        self.verificationHints = verificationHints
        self.commitmentVersion = commitmentVersion
        self.licenceTypeCode = licenceTypeCode
        self.incompleteWaitMilliseconds = incompleteWaitMilliseconds
        self.stillMilliseconds = stillMilliseconds
        self.lookMilliseconds = lookMilliseconds
        self.waitingNoticeMilliseconds = waitingNoticeMilliseconds
        self.usesEvents = usesEvents
        self.requiresWholeCell = requiresWholeCell
        self.limits = limits
        self.printing = printing
        self.signing = signing
        self.archive = archive
        self.archiveForm = archiveForm
    }

    /// What a ledger that is made now is named: that of a demonstration says so.
    package var newLedgerName: String {
        ledgerOrigin ?? (isDemonstration ? "dengji-demo/" : "dengji/") + cityRegistrar.code
    }

    /// Who is told of quarantined files.
    package var keeper: PartyID { operatorOfRecords ?? cityRegistrar }
}
