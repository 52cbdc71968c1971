import Examination
import Packages
import Registry
import System

/// Answers requests on a socket, one after another, until the other end closes it.
struct ExaminerService {
    private let examiner: Examiner
    private let socket: SharedDescriptor

    init(examiner: Examiner, socket: consuming FileDescriptor) {
        self.examiner = examiner
        self.socket = SharedDescriptor(socket)
    }

    /// Says that it is ready and which parts of its cell are missing, then answers. Throws when the
    /// socket fails or what came is no request.
    func run(lacking gaps: [String]) throws {
        try send(.ready(ExaminerVersions(rules: examiner.rules), gaps: gaps))
        while let (request, descriptors) = try receive() {
            guard descriptors.count == request.descriptorCount else {
                try send(.failed("\(descriptors.count) descriptors came with the request"))
                continue
            }
            try send(answer(request, descriptors))
        }
    }

    private func answer(
        _ request: ExaminationRequest, _ descriptors: [SharedDescriptor]
    ) -> ExaminationReply {
        do {
            switch request {
            case .examine(_, let fileName, let profile):
                let source = try source(descriptors[0])
                return .examination(
                    examiner.examine(source, fileName: fileName, profile: profile))
            case .facts(let document, let profile, let observed):
                return .examination(
                    examiner.facts(ofVerified: document, profile: profile, observed: observed))
            case .unpack(_, let paths):
                let source = try source(descriptors[0])
                let sinks = descriptors.dropFirst().map(\.self)
                return .unpacked(
                    try examiner.unpack(paths, from: source) {
                        try sinks[$0].descriptor.write($1)
                    })
            }
        } catch {
            return .failed("\(error)")
        }
    }

    /// A package, read at given places so that its offset stays where it is. Of a large one the
    /// watcher is told how much is read.
    private func source(_ file: SharedDescriptor) throws(SystemError) -> PackageSource {
        let size = try file.descriptor.status().sizeBytes
        guard size > ExaminationMessage.toldBytes else {
            return PackageSource(sizeBytes: size) { try file.descriptor.read($1, at: $0) }
        }
        var (read, told) = (0, 0)
        return PackageSource(sizeBytes: size) { offset, count in
            let bytes = try file.descriptor.read(count, at: offset)
            read += bytes.count
            if read - told >= ExaminationMessage.toldBytes {
                told = read
                try send(.reading(bytes: read))
            }
            return bytes
        }
    }

    // MARK: Messages

    private func receive() throws -> (ExaminationRequest, [SharedDescriptor])? {
        guard let prefix = try socket.descriptor.receiveExactly(ExaminationMessage.prefixBytes)
        else { return nil }
        guard let length = ExaminationMessage.length(ofPrefix: prefix.bytes) else {
            throw ExaminationCodecError.malformed("a length beyond the limit")
        }
        let body = length == 0 ? nil : try socket.descriptor.receiveExactly(length)
        guard let body else { throw ExaminationCodecError.truncated }
        return (
            try ExaminationRequest(decoding: body.bytes), prefix.descriptors + body.descriptors
        )
    }

    private func send(_ reply: ExaminationReply) throws {
        guard let framed = ExaminationMessage.framed(reply.encoded()) else {
            try send(.failed("the reply is longer than \(ExaminationMessage.maxBytes) bytes"))
            return
        }
        try socket.descriptor.send(framed)
    }
}
