/// What libarchive wrote and nobody took yet.
final class DeflaterOutbox {
    var bytes: [UInt8] = []

    /// The callback of libarchive, whose client data is an outbox.
    static func write(
        _ client: UnsafeMutableRawPointer?, _ bytes: UnsafeRawPointer?, _ count: Int
    ) -> Int {
        guard let client = unsafe client else { return -1 }
        let outbox = unsafe Unmanaged<DeflaterOutbox>.fromOpaque(client).takeUnretainedValue()
        unsafe outbox.bytes.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
        return count
    }
}
