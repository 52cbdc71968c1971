internal import CLinux

/// Owns a list of C strings that ends with NULL.
@safe final class CStrings {
    let list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    private let count: Int

    init(_ texts: [String]) {
        count = texts.count
        unsafe list = .allocate(capacity: texts.count + 1)
        for (index, text) in texts.enumerated() {
            unsafe list.advanced(by: index).initialize(to: strdup(text))
        }
        unsafe list.advanced(by: texts.count).initialize(to: nil)
    }

    deinit {
        for index in 0..<count { unsafe free(list[index]) }
        unsafe list.deallocate()
    }
}
