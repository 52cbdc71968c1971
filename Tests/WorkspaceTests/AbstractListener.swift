import Glibc
import Testing

/// A socket of this process that listens under a name of the abstract kind, which no folder holds.
struct AbstractListener {
    private let number: Int32

    init(_ name: String) throws {
        number = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array("\0\(name)".utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
        let end = number
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(end, $0, length) }
        }
        try #require(bound == 0 && listen(number, 4) == 0)
    }

    func close() { _ = Glibc.close(number) }
}
