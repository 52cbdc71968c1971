import Testing

@testable import System

@Suite struct `Child processes` {
    private func shell(
        _ script: String, environment: [String] = [], descriptors: [PlacedDescriptor] = []
    ) throws -> ChildProcess {
        // The test's thread may end before the child: not tied to it here.
        try ChildProcess(
            ChildLaunch(
                "/bin/bash", arguments: ["bash", "-c", script], environment: environment,
                descriptors: descriptors, diesWithParent: false))
    }

    @Test(arguments: [0, 1, 3, 255]) func `end by themselves with a code`(_ code: Int) throws {
        let child = try shell("exit \(code)")
        let end = try child.wait()
        #expect(end.manner == .exited(code: code))
        #expect(end.usage.maxResidentKiB > 100)
        #expect(try child.wait() == end, "asked again, the same answer")
        #expect(try child.endIfEnded() == end)
        try child.send(.kill)
    }

    @Test(arguments: [Signal.kill, .terminate, .abort])
    func `end by a signal`(_ signal: Signal) throws {
        let child = try shell("kill -\(signal.rawValue) $$; sleep 60")
        #expect(try child.wait().manner == .killed(by: signal))
    }

    @Test func `that use the processor too long are ended, also where they block the signal of it`()
        throws
    {
        for (trap, signal) in [("-", Signal.processorTimeExceeded), ("''", .kill)] {
            let input = try DescriptorPair.pipe()
            let child = try shell(
                "trap \(trap) XCPU; read line; while :; do :; done",
                descriptors: [input.first.placed(at: 0)])
            #expect(try child.limitProcessorTime(furtherSeconds: 0))
            try input.second.write(Array("go\n".utf8))
            let hasEnded = try child.endDescriptor().wait(
                for: .readable, timeoutMilliseconds: 60_000)
            #expect(hasEnded, "it ignores \(trap)")
            try child.send(.kill)
            #expect(try child.wait().manner == .killed(by: signal))
        }
    }

    @Test func `are killed from here, and poll hears it`() throws {
        let input = try DescriptorPair.pipe()
        let child = try shell("read line", descriptors: [input.first.placed(at: 0)])
        let end = try child.endDescriptor()
        #expect(try child.endIfEnded() == nil)
        #expect(try !end.wait(for: .readable, timeoutMilliseconds: 0))
        try child.send(.kill)
        #expect(try end.wait(for: .readable, timeoutMilliseconds: 10_000))
        #expect(try child.endIfEnded()?.manner == .killed(by: .kill))
    }

    @Test func `get their descriptors under the numbers asked, even crosswise, and no others`()
        throws
    {
        let first = try DescriptorPair.pipe()
        let second = try DescriptorPair.pipe()
        // Each is wanted under the number that the other has here.
        let child = try shell(
            "echo first >&\(second.second.number); echo second >&\(first.second.number); "
                + "ls /proc/self/fd >&\(second.second.number)",
            descriptors: [
                first.second.placed(at: second.second.number),
                second.second.placed(at: first.second.number),
            ])
        #expect(try child.wait().manner == .exited(code: 0))
        let targets = [first.second.number, second.second.number].map { String($0) }
        let firstEnd = first.takeFirst()
        let secondEnd = second.takeFirst()
        let told = String(decoding: try firstEnd.readAll(max: 1000), as: UTF8.self)
        let lines = told.split(separator: "\n").map(String.init)
        #expect(lines.first == "first")
        #expect(try secondEnd.readAll(max: 1000) == Array("second\n".utf8))
        // ls itself has 0, 1, 2, the folder it reads, and what it was given.
        #expect(Set(targets).isSubset(of: Set(lines)))
        #expect(lines.dropFirst().count <= 6, "\(lines)")
    }

    @Test func `get the environment that is given and nothing else`() throws {
        let pipe = try DescriptorPair.pipe()
        let child = try ChildProcess(
            ChildLaunch(
                "/usr/bin/env", arguments: ["env"], environment: ["A=1", "数=据"],
                descriptors: [pipe.second.placed(at: 1)], diesWithParent: false))
        #expect(try child.wait().manner == .exited(code: 0))
        #expect(try pipe.takeFirst().readAll(max: 1000) == Array("A=1\n数=据\n".utf8))
    }

    @Test func `start with no signal blocked or ignored`() throws {
        let pipe = try DescriptorPair.pipe()
        let output = SharedDescriptor(try pipe.second.duplicate())
        let thread = try WorkerThread("blocker") {
            do {
                _ = try SignalQueue([.terminate, .interrupt, .user1])
                try Signal.brokenPipe.ignore()
                let child = try ChildProcess(
                    ChildLaunch(
                        "/bin/grep",
                        arguments: ["grep", "-E", "^Sig(Blk|Ign)", "/proc/self/status"],
                        descriptors: [output.descriptor.placed(at: 1)]))
                #expect(try child.wait().manner == .exited(code: 0))
            } catch { Issue.record(error) }
        }
        thread.join()
        let told = String(decoding: try pipe.first.read(upTo: 1000), as: UTF8.self)
        let masks = told.split(separator: "\n").map { line in
            UInt64(line.split(separator: "\t")[1], radix: 16)
        }
        // Signals 32 and 33 are glibc's own; it lets nobody change them.
        #expect(masks.map { $0.map { $0 & ~(3 << 31) } } == [0, 0])
    }

    @Test func `die with the thread that started them, where so asked`() throws {
        let pipe = try DescriptorPair.pipe()
        let input = SharedDescriptor(try pipe.first.duplicate())
        let box = BlockingQueue<ChildProcess>()
        let thread = try WorkerThread("parent") {
            do {
                box.push(
                    try ChildProcess(
                        ChildLaunch(
                            "/bin/cat", arguments: ["cat"],
                            descriptors: [input.descriptor.placed(at: 0)])))
            } catch { Issue.record(error) }
            box.close()
        }
        thread.join()
        let child = try #require(box.pop())
        #expect(try child.wait().manner == .killed(by: .kill))
        withExtendedLifetime(pipe) {}
    }

    @Test func `that cannot start say why`() throws {
        #expect(throws: SystemError(call: "execve", code: 2, subject: "/none")) {
            _ = try ChildProcess(ChildLaunch("/none", arguments: ["none"]))
        }
        #expect(
            errorName { _ = try ChildProcess(ChildLaunch("/etc/passwd", arguments: ["x"])) }
                == "EACCES")
        #expect(
            errorName { _ = try ChildProcess(ChildLaunch("/bin/sh", arguments: ["a\0b"])) }
                == "EINVAL")
        let file = try Files.memoryFile("m")
        let many = (0..<17).map { file.placed(at: 10 + $0) }
        #expect(
            errorName {
                _ = try ChildProcess(
                    ChildLaunch("/bin/sh", arguments: ["sh"], descriptors: many))
            } == "EINVAL")
    }

    @Test func `this process knows itself`() throws {
        #expect(try ThisProcess.executable().text?.hasPrefix("/") == true)
        #expect(try Files.realPath("/proc/self").text == "/proc/\(ThisProcess.pid)")
        let usage = try ThisProcess.usage()
        #expect(usage.maxResidentKiB > 1000)
        #expect(usage.userMicroseconds > 0)
        #expect(try shell("exit 0").wait().manner == .exited(code: 0))
        #expect(try ThisProcess.usageOfChildren().maxResidentKiB > 100)
    }
}
