internal import CLinux

extension ThisProcess {
    /// Ends this process with a code (0 to 255), running what was registered for its end.
    package static func end(code: Int32) -> Never { exit(code) }
}
