internal import Definitions
internal import Pipeline
internal import Registry

/// Whether a workspace may adopt a set without a signature.
struct UnsignedGround {
    /// Whether it is a demonstration, its set in force knows no adoption, or that set is of no use to
    /// this program, which then could not start.
    let isGiven: Bool

    /// Looks at the set in force and the settings.
    init(_ workspace: WorkspaceFolder) throws {
        let reading = try workspace.rulesReading()
        do {
            let book = try RuleBook.load(reading.inForce)
            let isKnown = book.procedures.contains { $0.opens == .adoption }
            isGiven = try !isKnown || workspace.configuration()?.isDemonstration == true
        } catch is DefinitionError {
            isGiven = true
        }
    }
}
