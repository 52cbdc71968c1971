import Cell
import Examination
import Foundation
import Packages
import Registry
import System
import Testing

/// The built `dengji-examiner`, on the other end of a socket.
final class ExaminerUnderTest {
    let process: ChildProcess
    let socket: SharedDescriptor

    /// Beside the program that runs the tests.
    private static func program() throws -> System.Path {
        let folder = try ThisProcess.executable().folder
        let beside = folder.appending("dengji-examiner")
        let isThere = FileManager.default.isExecutableFile(atPath: beside.description)
        return isThere
            ? beside : Path(Fixtures.root.path).appending(".build/debug/dengji-examiner")
    }

    init(arguments: [String]) throws {
        let pair = try DescriptorPair.sockets(.stream)
        process = try ChildProcess(
            ChildLaunch(
                try Self.program(), arguments: ["dengji-examiner"] + arguments,
                descriptors: [pair.second.placed(at: 3)]))
        socket = SharedDescriptor(pair.takeFirst())
    }

    func send(_ request: ExaminationRequest, _ descriptors: [Int32] = []) throws {
        let framed = try #require(ExaminationMessage.framed(request.encoded()))
        try socket.descriptor.send(framed, descriptors: descriptors)
    }

    func receive() throws -> ExaminationReply? {
        guard let prefix = try socket.descriptor.receiveExactly(4, timeoutMilliseconds: 20_000)
        else { return nil }
        let length = try #require(ExaminationMessage.length(ofPrefix: prefix.bytes))
        let body = try socket.descriptor.receiveExactly(length, timeoutMilliseconds: 20_000)
        return try ExaminationReply(decoding: try #require(body).bytes)
    }
}

@Suite(.serialized) struct `The examiner process` {
    static var schemas: String { Fixtures.root.appendingPathComponent("schemas").path }

    @Test func `says of a large package how much it has read, and then answers`() throws {
        let child = try ExaminerUnderTest(arguments: [Self.schemas])
        guard case .ready = try child.receive() else {
            Issue.record("not ready")
            return
        }
        let large = ExaminationMessage.toldBytes
        // What does not deflate.
        let random = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/dev/urandom"))
        let noise = try #require(try random.read(upToCount: large + large / 4))
        let package = try Files.memoryFile("package")
        try package.write(
            try Fixtures.zip([
                PackagePart(
                    name: "application.xml", bytes: Array(Fixtures.example.utf8)),
                PackagePart(name: "附件/大.bin", bytes: Array(noise)),
            ]))
        try child.send(
            .examine(claim: "1", fileName: "a.zip", profile: "taian-2025"), [package.number])
        var told: [Int] = []
        var reply = try child.receive()
        while case .reading(let bytes) = reply {
            told.append(bytes)
            reply = try child.receive()
        }
        guard case .examination = reply else {
            Issue.record("no examination")
            return
        }
        #expect(!told.isEmpty)
        #expect(zip([0] + told, told).allSatisfy { $1 - $0 >= large }, "\(told)")
    }

    @Test func `says that it is ready, answers, and ends with its socket`() throws {
        let child = try ExaminerUnderTest(arguments: [Self.schemas])
        guard case .ready(let versions, let gaps) = try child.receive() else {
            Issue.record("not ready")
            return
        }
        #expect(versions.rules == Fixtures.rules.digest)
        #expect(gaps == Cell.gaps().map(\.description))
        #expect(versions.libarchive.contains("libarchive"))

        let package = try Files.memoryFile("package")
        try package.write(try Fixtures.zip(Array(Fixtures.example.utf8)))
        for _ in 0..<3 {
            try child.send(
                .examine(claim: "1", fileName: "a.zip", profile: "taian-2025"),
                [package.number])
            guard case .examination(let found) = try child.receive() else {
                Issue.record("no examination")
                return
            }
            #expect(found.verdict == .valid)
            #expect(found.facts?["resource.level"] == "一般")
            try child.send(
                .facts(
                    document: Array(Fixtures.example.utf8), profile: "taian-2025",
                    observed: found.attachments))
            guard case .examination(let again) = try child.receive() else {
                Issue.record("no second examination")
                return
            }
            #expect(again.facts == found.facts)
        }

        // As many as one request may ask for, each into a file of its own.
        let sink = try Files.memoryFile("sink")
        let count = ExaminationRequest.mostUnpacked
        let others = try (1..<count).map { _ in
            SharedDescriptor(try Files.memoryFile("other"))
        }
        let names = (1..<count).map { "no-\($0).pdf" }
        try child.send(
            .unpack(claim: "1", paths: names + [Fixtures.files[0].name]),
            [package.number] + others.map { $0.descriptor.number } + [sink.number])
        guard case .unpacked(let files) = try child.receive(), let file = files.last ?? nil else {
            Issue.record("nothing unpacked")
            return
        }
        #expect(files.count == count)
        #expect(files.dropLast().allSatisfy { $0 == nil })
        #expect(file.sizeBytes == Fixtures.files[0].bytes.count)
        #expect(try sink.read(1 << 16, at: 0) == Fixtures.files[0].bytes)

        try child.send(.examine(claim: "1", fileName: "a", profile: nil))
        guard case .failed = try child.receive() else {
            Issue.record("examined nothing")
            return
        }
    }

    @Test func `ends with 0 when its socket closes`() throws {
        var child: ExaminerUnderTest? = try ExaminerUnderTest(arguments: [Self.schemas])
        guard case .ready = try child?.receive(), let process = child?.process else {
            Issue.record("not ready")
            return
        }
        child = nil
        #expect(try process.wait().manner == .exited(code: 0))
    }

    @Test func `ends with 3 for bytes that are no request, and for schemas it cannot use`() throws {
        let child = try ExaminerUnderTest(arguments: [Self.schemas])
        _ = try child.receive()
        try child.socket.descriptor.send([0, 0, 0, 2, 9, 9])
        #expect(try child.receive() == nil)
        #expect(try child.process.wait().manner == .exited(code: 3))
        let lost = try ExaminerUnderTest(arguments: [Self.schemas + "/xsd"])
        #expect(try lost.receive() == nil)
        #expect(try lost.process.wait().manner == .exited(code: 3))
        let bare = try ExaminerUnderTest(arguments: [])
        #expect(try bare.process.wait().manner == .exited(code: 2))
    }
}
