import Foundation
import Press
import Registry
import System
import Testing

/// A running `dengji-press`, asked over a socket as `dengji` asks it.
final class PressProgram {
    private let process: ChildProcess
    private let socket: SharedDescriptor

    /// Starts one with the shipped schemas and waits until it is ready.
    init(settings: PrintSettings = PrintSettings(), seals: String = "/nowhere") throws {
        let pair = try DescriptorPair.sockets(.stream)
        process = try ChildProcess(
            ChildLaunch(
                Path(Scratch.programs + "/dengji-press"),
                arguments: ["dengji-press", Scratch.package + "/schemas"]
                    + settings.arguments(sealsBelow: seals),
                descriptors: [pair.second.placed(at: 0), pair.second.placed(at: 1)],
                // Tests run on threads that come and go.
                diesWithParent: false))
        socket = SharedDescriptor(pair.takeFirst())
        guard case .ready = try receive() else {
            throw Refusal(reason: "it is not ready")
        }
    }

    deinit {
        do {
            try process.send(.kill)
            _ = try process.wait()
        } catch {
            Swift.print("dengji-press was not ended: \(error)")
        }
    }

    /// Why there was no PDF.
    struct Refusal: Error { let reason: String }

    /// A PDF.
    struct Printed {
        let bytes: [UInt8]
        let pages: Int
        let missing: [UInt32]
        /// Where it was written.
        let path: String
    }

    /// Prints something.
    func print(_ request: PressRequest) throws -> Printed {
        try socket.descriptor.send(try #require(Press.framed(request.encoded())))
        switch try receive() {
        case .printed(let pdf, let pages, let missing):
            return Printed(
                bytes: pdf, pages: pages, missing: missing,
                path: try Scratch.file("paper.pdf", pdf))
        case .failed(let reason): throw Refusal(reason: reason)
        case .ready: throw Refusal(reason: "ready twice")
        }
    }

    /// Prints a paper.
    func print(_ xml: String, as name: String = "paper.xml") throws -> Printed {
        try print(.paper(PressPaper(fileName: name, bytes: Array(xml.utf8))))
    }

    private func receive() throws -> PressReply {
        let prefix = try #require(
            try socket.descriptor.receiveExactly(
                Press.prefixBytes, timeoutMilliseconds: 120_000))
        let length = try #require(Press.length(ofPrefix: prefix.bytes))
        let message = try #require(
            try socket.descriptor.receiveExactly(length, timeoutMilliseconds: 120_000))
        return try PressReply(decoding: message.bytes)
    }
}
