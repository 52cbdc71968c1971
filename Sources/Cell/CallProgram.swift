package import System

/// A list of calls as a program for seccomp, written by hand: a machine of one register, jumps forward
/// only (man 2 seccomp; Linux Documentation/userspace-api/seccomp_filter.rst).
package enum CallProgram {
    /// Numbers of calls belong to an architecture; there are none here for this one.
    static let unknownArchitecture = SystemError(
        call: "seccomp", code: ErrorCode.invalid, subject: "this architecture")

    /// Ends the process by `SIGSYS` at any call but those allowed, and at any by another
    /// architecture's numbers.
    package static func program(allowing calls: [AllowedCall]) throws(SystemError)
        -> [FilterInstruction]
    {
        guard let architecture = SystemCall.architecture else { throw unknownArchitecture }
        var program = [
            load(offsetOfArchitecture),
            FilterInstruction(ifEqual, architecture, skipIfTrue: 1), end,
            load(offsetOfNumber),
            // On arm64 no call has such a number either.
            FilterInstruction(ifAtLeast, SystemCall.firstOfX32, skipIfFalse: 1), end,
        ]
        for allowed in calls { program += instructions(for: allowed) }
        program.append(end)
        return program
    }

    /// Reached with the call's number in the register, which holds it again behind them.
    private static func instructions(for allowed: AllowedCall) -> [FilterInstruction] {
        guard let condition = allowed.condition else {
            return [
                FilterInstruction(ifEqual, allowed.call.number, skipIfFalse: 1),
                allowed.failure.map { FilterInstruction(result, fail | UInt32($0)) } ?? allow,
            ]
        }
        return [
            FilterInstruction(ifEqual, allowed.call.number, skipIfFalse: 5),
            // Both architectures have the lower half of an argument first.
            load(offsetOfArguments + 8 * UInt32(condition.argument)),
            FilterInstruction(and, condition.mask),
            FilterInstruction(ifEqual, condition.value, skipIfFalse: 1), allow,
            load(offsetOfNumber),
        ]
    }

    // struct seccomp_data: int nr; __u32 arch; __u64 instruction_pointer; __u64 args[6].
    private static let offsetOfNumber: UInt32 = 0
    private static let offsetOfArchitecture: UInt32 = 4
    private static let offsetOfArguments: UInt32 = 16

    // linux/bpf_common.h: BPF_LD|BPF_W|BPF_ABS, BPF_JMP|BPF_JEQ|BPF_K, BPF_JMP|BPF_JGE|BPF_K,
    // BPF_ALU|BPF_AND|BPF_K, BPF_RET|BPF_K.
    private static let loadWord: UInt16 = 0x20
    private static let ifEqual: UInt16 = 0x15
    private static let ifAtLeast: UInt16 = 0x35
    private static let and: UInt16 = 0x54
    private static let result: UInt16 = 0x06

    // SECCOMP_RET_ALLOW, SECCOMP_RET_KILL_PROCESS, SECCOMP_RET_ERRNO.
    private static let allow = FilterInstruction(result, 0x7FFF_0000)
    private static let end = FilterInstruction(result, 0x8000_0000)

    private static let fail: UInt32 = 0x0005_0000

    private static func load(_ offset: UInt32) -> FilterInstruction {
        FilterInstruction(loadWord, offset)
    }
}
