internal import CPress

/// A QR code (ISO/IEC 18004).
@safe
final class QRCode {
    private let code: OpaquePointer
    /// Modules of a side, without the quiet zone.
    let width: Int

    /// A code of a text; `nil` when it is too long for one.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty,
            let code = unsafe bytes.withUnsafeBufferPointer({
                unsafe dengji_code_make($0.baseAddress!, $0.count)
            })
        else { return nil }
        unsafe self.code = code
        width = Int(unsafe dengji_code_width(code))
    }

    deinit { unsafe dengji_code_free(code) }

    /// Whether a module is dark.
    func isDark(_ x: Int, _ y: Int) -> Bool {
        unsafe dengji_code_is_dark(code, Int32(x), Int32(y)) != 0
    }
}
