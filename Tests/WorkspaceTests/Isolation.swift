import Foundation

/// What a test may do on this machine with mounts and other users.
enum Isolation {
    /// Words of `env` that change nothing.
    static let unchanged = ["env"]

    static let isRoot = geteuid() == 0

    /// Whether this user may mount in a namespace of its own.
    static let canMount: Bool = {
        guard isRoot else { return false }
        do {
            return try tool("unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt").exitCode == 0
        } catch {
            return false
        }
    }()

    /// Words that start a program as somebody whom permissions bind; root is made `nobody`.
    static let asSomebody =
        isRoot
        ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all"]
        : unchanged

    /// Gives a folder with all in it to that somebody.
    static func giveAway(_ path: String) throws {
        guard isRoot else { return }
        let given = try tool("chown", "-R", "65534:65534", path)
        precondition(given.exitCode == 0, given.all)
    }

    /// Whether that somebody can run the program under test at all.
    static let somebodyCanRun: Bool = {
        do {
            let run = try tool("env", asSomebody + [Scratch.program, "--version"])
            return run.exitCode == 0
        } catch {
            return false
        }
    }()
}
