internal import CLibXML2
import Synchronization

/// The schema files that libxml2 may read while a schema is compiled, by the address they are
/// given there; the only thing its loader ever answers with.
enum SchemaShelf {
    private struct Shelves {
        var next = 0
        var files: [Int: [String: [UInt8]]] = [:]
    }

    private static let shelves = Mutex(Shelves())
    private static let scheme = "dengji-schema:/"

    /// Sets up an empty shelf of its own; returns its number.
    static func make() -> Int {
        shelves.withLock { shelves in
            shelves.next += 1
            shelves.files[shelves.next] = [:]
            return shelves.next
        }
    }

    /// Puts a file on a shelf under its plain name.
    static func put(_ bytes: [UInt8], named name: String, on number: Int) {
        shelves.withLock { $0.files[number]?[name] = bytes }
    }

    /// Clears a shelf.
    static func remove(_ number: Int) {
        shelves.withLock { $0.files[number] = nil }
    }

    /// The address of a file on a shelf, `dengji-schema:/7/application.xsd`.
    static func address(of name: String, on number: Int) -> String {
        "\(scheme)\(number)/\(name)"
    }

    /// A message without the addresses of shelves.
    static func plain(_ message: String) -> String {
        guard message.contains(scheme) else { return message }
        var parts: [Substring] = []
        var rest = message[...]
        while let range = rest.firstRange(of: scheme) {
            parts.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
            if let slash = rest.firstIndex(of: "/") { rest = rest[rest.index(after: slash)...] }
        }
        return (parts + [rest]).joined()
    }

    /// libxml2's loader: an input for a file on a shelf, NULL for anything else in the world.
    static func open(
        _ location: UnsafePointer<CChar>?, for parser: UnsafeMutablePointer<xmlParserCtxt>?
    ) -> UnsafeMutablePointer<xmlParserInput>? {
        guard let location = unsafe location, let parser = unsafe parser,
            let bytes = find(unsafe String(cString: location))
        else { return nil }
        let buffer = unsafe bytes.withUnsafeBytes { bytes in
            unsafe xmlParserInputBufferCreateMem(
                bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count),
                XML_CHAR_ENCODING_NONE)
        }
        guard let buffer = unsafe buffer else { return nil }
        guard let input = unsafe xmlNewIOInputStream(parser, buffer, XML_CHAR_ENCODING_NONE) else {
            unsafe xmlFreeParserInputBuffer(buffer)
            return nil
        }
        unsafe input.pointee.filename = unsafe UnsafePointer(
            UnsafeRawPointer(xmlCharStrdup(location))?.assumingMemoryBound(to: CChar.self))
        return unsafe input
    }

    private static func find(_ address: String) -> [UInt8]? {
        guard address.hasPrefix(scheme) else { return nil }
        let parts = address.dropFirst(scheme.count).split(separator: "/")
        guard parts.count == 2, let shelf = Int(parts[0]) else { return nil }
        return shelves.withLock { $0.files[shelf]?[String(parts[1])] }
    }
}
