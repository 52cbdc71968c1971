internal import Examination
package import Registry
package import System

/// Reads a folder of schemas as one set.
package enum RuleFolder {
    /// Every file below `folder`, links and names with a leading dot left out.
    package static func read(_ folder: Path) throws(SystemError) -> RuleFiles {
        RuleFiles(
            files: try Files.contents(below: folder, maxFileBytes: RuleFiles.maxFileBytes))
    }
}
