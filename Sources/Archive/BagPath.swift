/// Paths as manifests write them: a line feed, a carriage return and the percent sign are encoded, and
/// nothing else is (RFC 8493 §2.1.3).
enum BagPath {
    static func encoded(_ path: String) -> String {
        guard path.utf8.contains(where: { $0 == 0x25 || $0 == 0x0A || $0 == 0x0D }) else {
            return path
        }
        var bytes: [UInt8] = []
        for byte in path.utf8 {
            switch byte {
            case 0x25: bytes += Array("%25".utf8)
            case 0x0A: bytes += Array("%0A".utf8)
            case 0x0D: bytes += Array("%0D".utf8)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The path that a manifest's line means. A percent sign that begins none of the three is taken as
    /// it stands, since older programs encode none.
    static func decoded(_ text: String) -> String {
        guard text.utf8.contains(0x25) else { return text }
        let bytes = Array(text.utf8)
        var decoded: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let code = bytes[index...].prefix(3).map { $0 >= 0x61 ? $0 - 0x20 : $0 }
            let meant: UInt8? =
                switch String(decoding: code, as: UTF8.self) {
                case "%25": 0x25
                case "%0A": 0x0A
                case "%0D": 0x0D
                default: nil
                }
            decoded.append(meant ?? bytes[index])
            index += meant == nil ? 1 : 3
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    /// Whether a path stays in the bag: relative, no empty, `.` or `..` component, no zero byte. Who
    /// made the bag may want a reader to look elsewhere (RFC 8493 §5).
    static func isInside(_ path: String) -> Bool {
        path.utf8.split(separator: 0x2F, omittingEmptySubsequences: false).allSatisfy {
            !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8)
                && !$0.contains(0)
        }
    }
}
