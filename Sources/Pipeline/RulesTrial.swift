internal import Definitions
internal import Examination
package import Registry
internal import Views

/// Tries a set of schemas out before it is adopted, because a set that no examiner can load would
/// turn every package away.
package enum RulesTrial {
    /// Why a set cannot be used, one English sentence each, at most `maxProblems`; empty when its
    /// definitions load, packages can be examined by it, and pages can be made.
    package static func problems(of files: RuleFiles) -> [String] {
        var problems: [String] = []
        do {
            _ = try RuleBook.load(files)
        } catch {
            problems += error.description.split(separator: "\n").map(String.init)
        }
        do {
            _ = try Examiner(rules: files)
        } catch {
            problems.append("\(error)")
        }
        do {
            _ = try PageRenderer(rules: files)
        } catch {
            problems.append("\(error)")
        }
        return Array(problems.prefix(maxProblems))
    }

    /// More than a person mends at once.
    private static let maxProblems = 20
}
