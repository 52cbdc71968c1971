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
