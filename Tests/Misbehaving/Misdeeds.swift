import Examination
import Glibc
import System

/// What code that took an examiner over would try.
struct Misdeeds {
    /// One attempt; the raw value stands in the name of the package that asks for it.
    enum Kind: String, CaseIterable {
        case segv, trap, abort, exit, loop, memory, lie, silence, flood, stay, lines, tale, files
        case owner, signal, async, bounds
        case key, list, write, unlink, device
        case socket, tcp, abstract, exec, fork, thread, kill, ptrace, steal, executable, limit
    }

    /// `registry/` of the workspace.
    let registry: Path

    /// Looked for before the lock, while it still can be.
    private let keys: [String]

    init(registry: Path) {
        self.registry = registry
        let folder = registry.appending("keys")
        do {
            keys = try Files.names(in: folder).map { folder.appending($0).description }
        } catch {
            keys = []
        }
    }

    /// `misdeed-key.xml` → `.key`.
    static func named(_ fileName: String) -> Kind? {
        guard fileName.hasPrefix("misdeed-"), fileName.hasSuffix(".xml") else { return nil }
        return Kind(rawValue: String(fileName.dropFirst(8).dropLast(4)))
    }

    /// Does it. Where the process lives on, the result says what became of it.
    func commit(_ kind: Kind, socket: Int32) -> String {
        switch kind {
        case .segv, .trap, .abort, .exit, .loop, .memory: fail(kind)
        case .lie, .silence, .flood, .lines, .tale, .files: talk(kind, socket)
        case .owner, .signal, .async: control(kind, socket)
        case .key, .list, .write, .unlink, .device: files(kind)
        case .socket, .tcp, .abstract: network(kind)
        default: processes(kind)
        }
    }

    private func fail(_ kind: Kind) -> String {
        switch kind {
        case .segv:
            UnsafeMutablePointer<UInt8>(bitPattern: 8)?.pointee = 1
        case .trap:
            let none: [Int] = []
            return "\(none[getpid() == 0 ? 0 : 1])"
        case .abort: abort()
        case .exit: _exit(7)
        case .loop:
            var count: UInt64 = 0
            while getpid() != 0 { count &+= 1 }
            return "\(count)"
        case .memory:
            var blocks: [UnsafeMutableRawPointer] = []
            while let block = malloc(1 << 20) {
                memset(block, 1, 1 << 20)
                blocks.append(block)
                if blocks.count > 4096 { break }
            }
            return "got \(blocks.count) MiB"
        default: break
        }
        return "it goes on"
    }

    private func talk(_ kind: Kind, _ socket: Int32) -> String {
        switch kind {
        case .lie:
            let bytes: [UInt8] = [0, 0, 0, 3, 9, 9, 9]
            _ = write(socket, bytes, bytes.count)
        case .silence: close(socket)
        case .flood:
            let line = Array("it says a lot \u{1B}[2J\n".utf8)
            for _ in 0..<100_000 { _ = write(2, line, line.count) }
            abort()
        case .lines:
            say("no\n2026-01-05T09:00:00+0800 error dengji: forged \u{1B}[2J\0", socket)
        case .tale: say(String(repeating: "no ", count: 10_000_000), socket)
        case .files:
            // Each byte with a file, for the reader to keep open.
            let end = FileDescriptor(adopting: socket, subject: "socket")
            do {
                while getpid() != 0 { try end.send([0], descriptors: [socket, socket, socket]) }
            } catch {
                Misdeeds.wait()
            }
        default: break
        }
        Misdeeds.wait()
    }

    /// An answer `failed` with this reason, written by hand: an honest encoder would not.
    private func say(_ reason: String, _ socket: Int32) {
        let text = Array(reason.utf8)
        func length(_ count: Int) -> [UInt8] {
            stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: count >> $0) }
        }
        let body = [ExaminationMessage.version, 4] + length(text.count) + text
        let message = length(body.count) + body
        var done = 0
        while done < message.count {
            let count = message[done...].withUnsafeBytes { write(socket, $0.baseAddress, $0.count) }
            if count < 0 { return }
            done += count
        }
    }

    /// Nothing more, and no end.
    static func wait() -> Never {
        while true { poll(nil, 0, 1000) }
    }

    /// A signal to the watcher, sent by the kernel when something comes by a descriptor.
    private func control(_ kind: Kind, _ socket: Int32) -> String {
        // F_SETOWN, F_SETSIG, F_SETFL with O_ASYNC.
        let (command, value): (Int32, Int32) =
            switch kind {
            case .owner: (8, getppid())
            case .signal: (10, SIGKILL)
            default: (4, 0o20000)
            }
        return fcntl(socket, command, value) < 0 ? told("fcntl") : "it may have signals sent"
    }

    /// What the kernel bounds for this process: present and highest value.
    private func bounds() -> String {
        // RLIMIT_FSIZE, RLIMIT_NPROC (linux/resource.h).
        let kinds: [(String, UInt32)] = [("fsize", 1), ("nproc", 6)]
        return kinds.map { name, kind in
            var limit = rlimit()
            getrlimit(__rlimit_resource_t(kind), &limit)
            return "\(name)=\(limit.rlim_cur)/\(limit.rlim_max)"
        }.joined(separator: " ")
    }

    private func files(_ kind: Kind) -> String {
        let root = registry.description
        switch kind {
        case .key:
            let opened = keys.map { open($0, O_RDONLY) }
            let stolen = opened.contains { $0 >= 0 }
            return stolen ? "KEY OPENED" : told("open of \(keys.count) keys")
        case .list: return opendir(root + "/keys") == nil ? told("opendir") : "FOLDER LISTED"
        case .write:
            return open(root + "/stolen", O_WRONLY | O_CREAT, 0o600) < 0
                ? told("creat") : "FILE MADE"
        case .unlink: return unlink(root + "/config.xml") < 0 ? told("unlink") : "FILE REMOVED"
        case .device: return open("/dev/tty", O_RDWR) < 0 ? told("open") : "DEVICE OPENED"
        default: return ""
        }
    }

    private func network(_ kind: Kind) -> String {
        switch kind {
        case .tcp:
            let end = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = UInt16(9).bigEndian
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            let result = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(end, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            return result < 0 ? told("connect") : "CONNECTED"
        case .abstract:
            let end = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) {
                $0.copyBytes(from: Array("\0dengji-test".utf8))
            }
            let length = socklen_t(MemoryLayout<sa_family_t>.size + 12)
            let result = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(end, $0, length) }
            }
            return result < 0 ? told("connect") : "CONNECTED"
        default:
            return Glibc.socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0) < 0
                ? told("socket") : "it has a socket"
        }
    }

    private func processes(_ kind: Kind) -> String {
        switch kind {
        case .stay: return "it stays"
        case .bounds: return bounds()
        case .exec:
            guard let path = strdup("/bin/true") else { return "no memory" }
            return execve(path, [path, nil], [nil]) < 0 ? told("execve") : ""
        case .fork: return rawCall(.fork, 0, 0) < 0 ? told("fork") : "FORKED"
        case .thread:
            var thread = pthread_t()
            let code = pthread_create(&thread, nil, { _ in nil }, nil)
            return code == 0 ? "THREAD MADE" : "pthread_create: \(code)"
        case .kill: return Glibc.kill(getppid(), SIGTERM) < 0 ? told("kill") : "SIGNAL SENT"
        case .ptrace: return rawCall(.ptrace, 16, Int(getppid())) < 0 ? told("ptrace") : "ATTACHED"
        case .steal:
            return open("/proc/\(getppid())/mem", O_RDWR) < 0 ? told("open") : "MEMORY OPENED"
        case .executable:
            let page = mmap(
                nil, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
            return page == MAP_FAILED ? told("mmap") : "it can write code"
        case .limit:
            var limit = rlimit(rlim_cur: 1 << 40, rlim_max: 1 << 40)
            return setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) < 0
                ? told("setrlimit") : "it may take memory"
        default: return ""
        }
    }

    private enum Call { case fork, ptrace }

    /// `syscall`, which Swift does not import.
    private func rawCall(_ call: Call, _ first: Int, _ second: Int) -> Int {
        typealias Function = @convention(c) (Int, Int, Int, Int, Int) -> Int
        guard let found = dlsym(nil, call == .fork ? "fork" : "ptrace") else { return 0 }
        return unsafeBitCast(found, to: Function.self)(first, second, 0, 0, 0)
    }

    private func told(_ call: String) -> String {
        let code = errno
        return "\(call): \(String(cString: strerror(code))) (\(code))"
    }
}
