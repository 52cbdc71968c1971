/// A path or a name in a folder, as the kernel has it: bytes without a zero, in no encoding.
package struct Path: Hashable, Sendable, Comparable, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    /// The bytes, without a closing zero.
    package let bytes: [UInt8]

    /// A path of any bytes. One with a zero in it is refused (`EINVAL`) by every call.
    package init(bytes: [UInt8]) { self.bytes = bytes }

    /// A path in UTF-8.
    package init(_ text: String) { bytes = Array(text.utf8) }

    /// A path written in the program.
    package init(stringLiteral text: String) { self.init(text) }

    /// The path as text; `nil` when it is not UTF-8.
    package var text: String? { String(validating: bytes, as: UTF8.self) }

    /// For people: bytes that are not UTF-8, control characters and the backslash appear as
    /// `\xHH`, so two different paths never look the same.
    package var description: String {
        // Nearly all paths are shown as they are.
        let isPlain = bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0x5C }
        if isPlain, let text = String(validating: bytes, as: UTF8.self) { return text }
        var shown = ""
        var rest = bytes[...]
        while let first = rest.first {
            let width = Path.sequenceWidth(first)
            let sequence = rest.prefix(width)
            if let text = String(validating: sequence, as: UTF8.self), first >= 0x20,
                first != 0x7F, first != 0x5C
            {
                shown += text
                rest = rest.dropFirst(width)
            } else {
                shown += "\\x" + Path.hexadecimal(first)
                rest = rest.dropFirst()
            }
        }
        return shown
    }

    /// This path, a slash, and `name`.
    package func appending(_ name: Path) -> Path {
        if bytes.isEmpty { return name }
        if bytes.last == 0x2F { return Path(bytes: bytes + name.bytes) }
        return Path(bytes: bytes + [0x2F] + name.bytes)
    }

    /// What stands after the last slash; the whole path without one.
    package var lastName: Path {
        guard let slash = bytes.lastIndex(of: 0x2F) else { return self }
        return Path(bytes: Array(bytes[(slash + 1)...]))
    }

    /// What stands before the last slash, `/` at the top, `.` for a mere name.
    package var folder: Path {
        guard let slash = bytes.lastIndex(of: 0x2F) else { return "." }
        return slash == 0 ? "/" : Path(bytes: Array(bytes[..<slash]))
    }

    /// By bytes, as `LC_ALL=C sort` does.
    package static func < (left: Path, right: Path) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }

    private static func sequenceWidth(_ first: UInt8) -> Int {
        switch first {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }
}

extension Path {
    /// Makes `call` with the path as a C string; `body` gives -1 and leaves `errno` on failure.
    func checked<Result: FixedWidthInteger>(
        _ call: String, subject: @autoclosure () -> String? = nil,
        _ body: (UnsafePointer<CChar>) -> Result
    ) throws(SystemError) -> Result {
        guard !bytes.contains(0) else {
            throw SystemError(
                call: call, code: ErrorCode.invalid, subject: subject() ?? description)
        }
        let terminated = bytes.map { CChar(bitPattern: $0) } + [0]
        return try System.checked(call, subject() ?? description) {
            unsafe terminated.withUnsafeBufferPointer { buffer in
                unsafe buffer.baseAddress.map { unsafe body($0) } ?? -1
            }
        }
    }
}
