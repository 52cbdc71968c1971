import Cell
import System
import Testing

@Suite("The filter of system calls")
struct CallProgramTests {
    static let allow: UInt32 = 0x7FFF_0000
    static let killProcess: UInt32 = 0x8000_0000

    private let machine: FilterMachine
    private let architecture: UInt32

    init() throws {
        machine = FilterMachine(program: try CallProgram.program(allowing: AllowedCall.work))
        architecture = try #require(SystemCall.architecture)
    }

    private func result(_ number: UInt32, _ arguments: [UInt64] = []) -> UInt32? {
        machine.result(number: number, architecture: architecture, arguments: arguments)
    }

    @Test("a call on the list passes, any other ends the process")
    func listed() {
        let all = AllowedCall.work
        let free = Set(
            all.filter { $0.condition == nil && $0.failure == nil }.map(\.call.number))
        let conditional = Set(
            all.filter { $0.condition != nil || $0.failure != nil }.map(\.call.number))
        #expect(free.count + conditional.count == all.count)
        for number in UInt32(0)..<600 where !conditional.contains(number) {
            let expected = free.contains(number) ? Self.allow : Self.killProcess
            #expect(result(number) == expected, "call \(number)")
        }
    }

    @Test("no call that opens a path, a socket or a process is on the list")
    func dangerous() {
        let refused: [SystemCall] = [.openat, .readlinkat, .getdents64, .fcntl]
        for call in refused { #expect(result(call.number) == Self.killProcess, "\(call)") }
        // SECCOMP_RET_ERRNO with ENOENT: the library that asks is told that no file has the name.
        #expect(result(SystemCall.newfstatat.number) == 0x0005_0002)
    }

    @Test("memory may be taken, but not as code")
    func executable() {
        for call in [SystemCall.mmap, .mprotect] {
            for protection: UInt64 in 0...3 {
                #expect(result(call.number, [0, 4096, protection]) == Self.allow)
                #expect(result(call.number, [0, 4096, protection | 4]) == Self.killProcess)
            }
            #expect(result(call.number, [0, 4096, 4 | 1 << 40]) == Self.killProcess)
        }
    }

    @Test("a signal goes to the process itself alone")
    func signals() {
        let own = UInt64(ThisProcess.pid)
        #expect(result(SystemCall.tgkill.number, [own, own, 6]) == Self.allow)
        #expect(result(SystemCall.tgkill.number, [own + 1, own, 6]) == Self.killProcess)
        #expect(result(SystemCall.tgkill.number, [1, 1, 9]) == Self.killProcess)
    }

    @Test("the press asks about descriptors and copies them, and names no owner for signals")
    func fileControl() throws {
        let press = FilterMachine(
            program: try CallProgram.program(allowing: AllowedCall.workWithFiles))
        // F_DUPFD, F_SETFL, F_SETLK, F_SETOWN, F_SETSIG, F_SETOWN_EX, F_SETLEASE, F_NOTIFY,
        // F_SETPIPE_SZ, F_ADD_SEALS stay out.
        for command in UInt64(0)..<2048 {
            let isAllowed = [1, 2, 3, 1030].contains(command)
            let found = press.result(
                number: SystemCall.fcntl.number, architecture: architecture,
                arguments: [3, command, 1])
            #expect(found == (isAllowed ? Self.allow : Self.killProcess), "command \(command)")
        }
    }

    @Test("another architecture's numbers, and x32's, end the process")
    func architectures() {
        let read = SystemCall.read.number
        #expect(machine.result(number: read, architecture: architecture) == Self.allow)
        // AUDIT_ARCH_I386, whose numbers mean other calls.
        #expect(machine.result(number: read, architecture: 0x4000_0003) == Self.killProcess)
        #expect(result(read | SystemCall.firstOfX32) == Self.killProcess)
        #expect(result(.max) == Self.killProcess)
    }

    @Test("after a call whose argument is refused the next ones are still found")
    func registerIsRestored() throws {
        let program = try CallProgram.program(allowing: [
            AllowedCall(.mmap, argument: 2, mask: 4, is: 0),
            AllowedCall(.mmap, argument: 0, is: 77), AllowedCall(.close),
        ])
        let machine = FilterMachine(program: program)
        let number = SystemCall.mmap.number
        #expect(
            machine.result(number: number, architecture: architecture, arguments: [77, 0, 4])
                == Self.allow)
        #expect(
            machine.result(number: number, architecture: architecture, arguments: [78, 0, 4])
                == Self.killProcess)
        #expect(
            machine.result(number: SystemCall.close.number, architecture: architecture)
                == Self.allow)
    }
}

@Suite("Parts of a cell")
struct CellPartTests {
    @Test("a bound that cannot be set is named, and holds back no other")
    func limits() {
        let plan = CellPlan.examiner(memoryBytes: 1 << 20, fileBytes: 5)
        var set: [String: Int] = [:]
        let gaps = Cell.setLimits(by: plan) { limit, value throws(SystemError) in
            if [.fileBytes, .lockedBytes].contains(limit) {
                throw SystemError(call: "setrlimit", code: 1, subject: limit.name)
            }
            set[limit.name] = value
        }
        #expect(gaps.map(\.part) == [.limits, .limits])
        #expect(gaps[0].reason.contains("RLIMIT_FSIZE"))
        #expect(gaps[1].reason.contains("RLIMIT_MEMLOCK"))
        #expect(
            set.keys.sorted() == [
                "RLIMIT_AS", "RLIMIT_CORE", "RLIMIT_DATA", "RLIMIT_MSGQUEUE", "RLIMIT_NOFILE",
                "RLIMIT_NPROC",
            ])
        #expect(set["RLIMIT_NPROC"] == 0 && set["RLIMIT_NOFILE"] == 20)
    }

    @Test("a gap comes back from its description, colons and all")
    func descriptions() {
        for part in CellPart.allCases {
            let gap = CellGap(part, "seccomp filter: not permitted (EPERM)")
            #expect(CellGap(gap.description) == gap)
        }
        #expect(CellGap("nothing: at all") == nil)
        #expect(CellGap("calls") == nil)
    }

    @Test("the machine's gaps are those of its Landlock")
    func gaps() throws {
        let landlock = Cell.gaps().map(\.part).filter { $0 != .calls }
        do {
            let version = try Landlock.version()
            let expected = [
                (CellPart.truncation, 3), (.network, 4), (.devices, 5), (.scopes, 6),
            ].filter { $0.1 > version }.map(\.0)
            #expect(landlock == expected)
        } catch {
            #expect(landlock == [.files, .truncation, .network, .devices, .scopes])
        }
    }
}
