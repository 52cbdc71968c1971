internal import CLinux

/// One instruction of a classic BPF program, as seccomp takes them (man 2 seccomp).
package struct FilterInstruction: Hashable, Sendable {
    /// What it does.
    package var code: UInt16
    /// How many instructions are skipped where a comparison holds …
    package var skipIfTrue: UInt8
    /// … and where it does not.
    package var skipIfFalse: UInt8
    /// The value.
    package var value: UInt32

    /// An instruction.
    package init(
        _ code: UInt16, _ value: UInt32, skipIfTrue: UInt8 = 0, skipIfFalse: UInt8 = 0
    ) {
        self.code = code
        self.value = value
        self.skipIfTrue = skipIfTrue
        self.skipIfFalse = skipIfFalse
    }
}

extension ThisProcess {
    /// Judges every later call of every thread of this process, for good. The process must have given
    /// up new privileges.
    package static func filterCalls(by program: [FilterInstruction]) throws(SystemError) {
        let instructions = program.map {
            sock_filter(code: $0.code, jt: $0.skipIfTrue, jf: $0.skipIfFalse, k: $0.value)
        }
        _ = try checked("seccomp", "filter") {
            unsafe instructions.withUnsafeBufferPointer { program in
                unsafe program.baseAddress.map {
                    unsafe dengji_filter_calls($0, program.count)
                } ?? 0
            }
        }
    }

    /// Asks whether the kernel takes filters that end a process; throws why not.
    package static func askForCallFilters() throws(SystemError) {
        _ = try checked("seccomp", "SECCOMP_RET_KILL_PROCESS") { dengji_has_call_filters() }
    }
}
