/// What a guard looks at: a case, or an application about to open one, and what surrounds it.
struct GuardedCase: Sendable {
    /// The case; of one about to open, as it would open.
    var record: CaseRecord
    /// What surrounds it.
    var context: DocketContext
    /// The slip that asks for the step, where one does.
    var slip: DecisionSlip?
    /// Who sent the application, while its case is about to open.
    private var opener: PartyID?
    /// Where the application's parts stand, while its case is about to open.
    var source: DocumentSource?
    /// The item at work, in a case that is judged item by item.
    var item: CaseItem?
    /// The value with which the procedure asks for the guard, if it gives one.
    var argument: String?
    /// The application's repeated values, while its case is about to open; afterwards the case has
    /// those that it keeps.
    var tables: [FactTable]?

    init(
        record: CaseRecord, context: DocketContext, slip: DecisionSlip? = nil,
        source: DocumentSource? = nil, tables: [FactTable]? = nil, opener: PartyID? = nil
    ) {
        self.record = record
        self.context = context
        self.slip = slip
        self.source = source
        self.tables = tables
        self.opener = opener
    }

    /// Who sent the application; `nil` for nobody in particular.
    var sender: PartyID? { opener ?? record.opener }

    /// The value of a fact.
    subscript(name: String) -> String? { record[name] }

    /// The entry that the application concerns.
    var folio: RegisterFolio? {
        (record.subject?.number ?? record[FactName.entryNumber])
            .flatMap { context.register.folios[$0] }
    }

    /// A repeated value by its name.
    func table(_ name: String) -> FactTable? {
        (tables ?? record.tables).first { $0.name == name }
    }

    /// The case as an object, or the document while there is no case yet.
    var place: FindingPlace {
        source?.place() ?? FindingPlace(object: record.number.text)
    }

    /// The place of a part of the application while its case is about to open, else the case.
    func place(_ path: String) -> FindingPlace {
        source?.place(path) ?? FindingPlace(object: record.number.text)
    }

    /// The finding of a guard without a rule of its own.
    func failure(
        _ name: String, article: String, _ reason: String, _ detail: String
    ) -> Finding {
        let rule = source == nil ? RegistryRule.guardFailed : RegistryRule.guardOpening
        return rule.finding(
            at: place, article: article, expected: name,
            ["number": record.number.text, "reason": reason, "detail": detail])
    }
}
