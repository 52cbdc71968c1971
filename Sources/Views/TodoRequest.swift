package import Registry
package import WorkingDays

/// What a decider is to be shown of a case that waits for a decision.
package struct TodoRequest: Sendable {
    /// An attachment as it lies in the folder.
    package struct Unpacked: Hashable, Sendable {
        /// As the application declares it.
        package var attachment: DeclaredAttachment
        /// Its name in the folder; see `SafeName`.
        package var name: String

        /// An unpacked attachment.
        package init(attachment: DeclaredAttachment, name: String) {
            self.attachment = attachment
            self.name = name
        }
    }

    /// A standing objection with what lies in the folder of it.
    package struct StandingObjection: Hashable, Sendable {
        /// The objection.
        package var objection: Objection
        /// What its document says.
        package var facts: [Fact]
        /// Its document's name in the folder, if it lies there.
        package var document: String?
        /// Its evidence in the folder.
        package var unpacked: [Unpacked]

        /// An objection with its files.
        package init(
            objection: Objection, facts: [Fact] = [], document: String? = nil,
            unpacked: [Unpacked] = []
        ) {
            self.objection = objection
            self.facts = facts
            self.document = document
            self.unpacked = unpacked
        }
    }

    /// The case; open, in a stage that somebody decides.
    package var record: CaseRecord
    /// The procedure under which it was opened.
    package var procedure: Procedure
    /// The calendar of the set under which it was opened.
    package var calendar: WorkingCalendar
    /// The day on which the page is made; the light is that day's.
    package var today: Day
    /// Who may decide, the one whose folder this is first; its officers fill the slips.
    package var deciders: [Party]
    /// Whether the case, or an objection, is decided by them.
    package var isDecided = true
    /// Whether their word about the case is awaited.
    package var isAsked = false
    /// The items about which it is awaited, by number.
    package var askedItems: Set<Int> = []
    /// How many different people a decision has to name.
    package var signatures = 1
    /// Repeated values of the application.
    package var tables: [FactTable]
    /// Attachments in the folder, in the order of the application.
    package var unpacked: [Unpacked]
    /// The application's name in the folder, if it lies there.
    package var application: String?
    /// Names of the supplements in the folder, in the order of receipt.
    package var supplements: [String] = []
    /// Standing objections, in the order of receipt.
    package var objections: [StandingObjection] = []
    /// The mark of a demonstration, 演示 无效; `nil` in a real workspace.
    package var demonstration: String?

    /// A request.
    package init(
        record: CaseRecord, procedure: Procedure, calendar: WorkingCalendar, today: Day,
        deciders: [Party], tables: [FactTable], unpacked: [Unpacked], application: String?,
        demonstration: String?
    ) {
        self.record = record
        self.procedure = procedure
        self.calendar = calendar
        self.today = today
        self.deciders = deciders
        self.tables = tables
        self.unpacked = unpacked
        self.application = application
        self.demonstration = demonstration
    }
}
