package import Standing
internal import Storage
package import System

extension StandingFile {
    /// The one of a workspace.
    package convenience init(of root: Path) {
        self.init(root.appending(WorkspacePaths.standing))
    }
}
