internal import CLinux

/// What a child process is started with.
///
/// The child gets standard input, output and error of this process, unless placed otherwise, the
/// placed descriptors, and no other; no signal blocked or ignored; the working folder of this
/// process.
package struct ChildLaunch: Sendable {
    /// The program's file; not searched for in `PATH`.
    package var executable: Path
    /// Its arguments, the first of which is its own name.
    package var arguments: [String]
    /// Its environment, `NAME=value`.
    package var environment: [String]
    /// Open descriptors of this process and their numbers in the child; at most 16.
    package var descriptors: [PlacedDescriptor]
    /// Whether the kernel kills the child when the thread that started it ends.
    package var diesWithParent: Bool

    /// A launch; `descriptors` must stay open until the child is started.
    package init(
        _ executable: Path, arguments: [String], environment: [String] = [],
        descriptors: [PlacedDescriptor] = [], diesWithParent: Bool = true
    ) {
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
        self.descriptors = descriptors
        self.diesWithParent = diesWithParent
    }

    /// Forks and executes; gives the child's number.
    func start() throws(SystemError) -> Int32 {
        let texts = [executable.bytes] + (arguments + environment).map { Array($0.utf8) }
        guard !texts.contains(where: { $0.contains(0) }) else { throw failure("execve", EINVAL) }
        let arguments = CStrings(arguments)
        let environment = CStrings(environment)
        let sources = descriptors.map(\.number)
        let targets = descriptors.map(\.numberInChild)
        let path = executable.bytes.map { CChar(bitPattern: $0) } + [0]
        var failed = dengji_spawn_failure()
        let child = unsafe path.withUnsafeBufferPointer { path in
            unsafe sources.withUnsafeBufferPointer { sources in
                unsafe targets.withUnsafeBufferPointer { targets in
                    var plan = unsafe dengji_spawn(
                        path: path.baseAddress, arguments: arguments.list,
                        environment: environment.list, sources: sources.baseAddress,
                        targets: targets.baseAddress, count: descriptors.count,
                        dies_with_parent: diesWithParent ? 1 : 0)
                    let child = unsafe dengji_spawn_start(&plan, &failed)
                    withExtendedLifetime((arguments, environment)) {}
                    return child
                }
            }
        }
        guard child > 0 else {
            throw failure(["fork", "dup2", "prctl", "execve"][Int(failed.step)], failed.code)
        }
        return child
    }

    private func failure(_ call: String, _ code: Int32) -> SystemError {
        SystemError(call: call, code: code, subject: executable.description)
    }
}
