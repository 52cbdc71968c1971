internal import System

extension Disk {
    /// Moves a folder to a place within its own former name, `a/N` to `a/N/data`: by way of `.N.tmp`
    /// beside it, since no folder can be moved into itself. Done again after a crash anywhere in it, it
    /// ends in the same tree. Gives `false` where there is nothing to move.
    func nest(_ path: Path, in target: Path) throws(StorageError) -> Bool {
        if try status(of: target) != nil { return true }
        let aside = path.temporary
        if try status(of: aside) == nil {
            do {
                try rename(path, to: aside)
            } catch {
                guard error.isMissing else { throw error }
                return false
            }
        }
        try renameMakingFolders(aside, to: target)
        return true
    }
}
