internal import Definitions
internal import Examination
internal import Registry
internal import Storage
internal import System

/// Finds the set of schemas that a package would bring into force, as it lies there when its turn
/// comes. Belongs to the loop's thread.
final class RulesDesk {
    private let workspace: Workspace
    private var found: [ContentDigest: RuleFiles] = [:]
    /// What an adoption that is played again brought into force.
    var recorded: RuleFiles?

    init(_ workspace: Workspace) { self.workspace = workspace }

    /// What the package would bring into force; `nil` for kinds that adopt nothing.
    func proposal(of facts: PackageFacts) throws -> RulesProposal? {
        let files: RuleFiles
        switch facts.kind {
        case .adoption:
            files =
                try recorded
                ?? RuleFolder.read(workspace.root.appending(WorkspacePaths.schemas))
        case .calendar:
            guard let calendar = CalendarFile.written(from: facts) else { return nil }
            files = RulesDesk.adding(calendar, to: workspace.rules)
        default: return nil
        }
        found = [files.digest: files]
        let isNew = files.digest != workspace.rules.digest
        return RulesProposal(
            digest: files.digest, inForce: workspace.rules.digest,
            problems: isNew && recorded == nil
                ? RulesTrial.problems(of: files) + keyProblems(of: files) : [],
            adopters: [
                workspace.configuration.authority, workspace.configuration.cityRegistrar,
            ])
    }

    /// A profile may name an algorithm of which an issuer has no key: adopted, it would stop the
    /// registry at the first paper. Keys are read anew, because one may have been made since the start.
    private func keyProblems(of files: RuleFiles) -> [String] {
        do {
            let settings = workspace.configuration
            let keyring = try Keyring.load(
                workspace.root.appending(WorkspacePaths.keys), settings.signing,
                unlock: workspace.unlock)
            try Sealing(keyring, profiles: try RuleBook.load(files).profiles)
                .needKeys(of: [settings.authority, settings.cityRegistrar])
            return []
        } catch is DefinitionError {
            // Said by the trial.
            return []
        } catch {
            return ["\(error)"]
        }
    }

    /// The files of the set that was proposed last.
    func files(_ digest: ContentDigest) -> RuleFiles {
        guard let files = found[digest] else {
            preconditionFailure("the docket adopts what was proposed to it")
        }
        return files
    }

    /// The set with a year's calendar in place of an official one of that year.
    private static func adding(_ calendar: CalendarFile.Written, to rules: RuleFiles) -> RuleFiles {
        var files = rules.files
        files["calendars/\(calendar.year).xml"] = calendar.bytes
        return RuleFiles(files: files)
    }
}
