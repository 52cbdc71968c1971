internal import Ledger
internal import Registry
internal import Standing
internal import Storage
internal import System

/// Makes every view of a workspace anew, from the first line of the journal on, while no watcher runs:
/// pages, `todo/` folders, the catalogue, the public site, desks, the index of names. For changed
/// templates, and for a folder from which something was taken away.
///
/// It holds the workspace's lock. When it is interrupted the next start of the watcher goes on with it.
package final class ViewRebuild {
    private let store: Store
    private let writer: ViewWriter

    /// How many lines there are.
    package let lineCount: Int

    /// Lines of which views are made at once.
    private static let batch = 256

    /// Takes the lock; throws what the store throws when another process holds the workspace. What
    /// cannot be made is told to `report`, and does not hold up the rest. `printsAnew`: PDFs are made
    /// anew as well, not only those that are still missing.
    package init(
        _ workspace: Workspace, options: RegistryLoop.Options, clock: any Clock,
        printsAnew: Bool, report: @escaping @Sendable (LoopReport) -> Void
    ) throws {
        let disk = try LinuxDisk(root: workspace.root)
        let lock = try disk.lock(WorkspacePaths.lock, note: "site")
        let ledger = try LedgerKeys(workspace.root).signer(for: workspace.configuration, on: disk)
        store = try Store(
            opening: disk, note: "site", salt: options.random, background: false,
            ledger: ledger, shelf: StandingFile(of: workspace.root, sealedBy: ledger),
            holding: lock)
        lineCount = store.index.lineCount
        writer = try ViewWriter(
            workspace: workspace, disk: disk, ledger: ledger, options: options, clock: clock,
            fromStart: true, printsAnew: printsAnew, report: report)
    }

    /// Makes the views of all lines; calls `progress` with the number of lines done.
    package func run(progress: (Int) -> Void) throws {
        defer { writer.close() }
        var done = 0
        while done < lineCount {
            let made = try writer.makeNext(before: lineCount, limit: ViewRebuild.batch)
            if made == 0 { break }
            done += made
            progress(done)
        }
        // A registry without a line has a site too.
        if lineCount == 0 { try writer.makeDue() }
        _ = try writer.makeDesks(atEnd: true)
        while writer.indexNext(before: lineCount, limit: ViewRebuild.batch) > 0 {}
        while try writer.printNext(before: lineCount, limit: ViewRebuild.batch) > 0 {}
        try store.close()
    }
}
