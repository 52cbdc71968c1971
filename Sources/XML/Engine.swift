internal import CLibXML2

/// libxml2 as this process sets it up, once, before the first use.
enum Engine {
    /// Touch before any libxml2 call: initialises the library and replaces its loader, so that
    /// nothing is ever fetched from a disk or a network.
    ///
    /// The built-in types of XSD and the values of XPath are made here too: libxml2 makes them at their
    /// first use, without a lock, and two threads that come first together each make their own, by which
    /// sound dates are refused from then on.
    static let isReady: Bool = {
        xmlInitParser()
        xmlSchemaInitTypes()
        xmlXPathInit()
        unsafe xmlSetExternalEntityLoader { location, _, parser in
            unsafe SchemaShelf.open(location, for: parser)
        }
        return true
    }()

    /// Runs `body` and hands every report libxml2 makes meanwhile on this thread to `receive`.
    ///
    /// The handler is thread-local in libxml2; it is set for this call and put back after it.
    static func reporting<Result>(
        to receive: @escaping (UnsafeMutablePointer<xmlError>) -> Void,
        _ body: () throws(XMLEngineError) -> Result
    ) throws(XMLEngineError) -> Result {
        try unsafe reporting(to: ReportSink(receive), body)
    }

    /// The same with a receiver that is kept for many calls.
    static func reporting<Result>(
        to sink: ReportSink, _ body: () throws(XMLEngineError) -> Result
    ) throws(XMLEngineError) -> Result {
        precondition(isReady)
        let outerHandler = unsafe __xmlStructuredError().pointee
        let outerContext = unsafe __xmlStructuredErrorContext().pointee
        unsafe xmlSetStructuredErrorFunc(Unmanaged.passUnretained(sink).toOpaque()) { sink, error in
            guard let sink = unsafe sink, let error = unsafe error else { return }
            unsafe Unmanaged<ReportSink>.fromOpaque(sink).takeUnretainedValue().receive(error)
        }
        defer {
            unsafe xmlSetStructuredErrorFunc(outerContext, outerHandler)
            withExtendedLifetime(sink) {}
        }
        return try body()
    }
}

/// Carries the receiver of reports through libxml2's `void *`.
@safe final class ReportSink {
    let receive: (UnsafeMutablePointer<xmlError>) -> Void

    init(_ receive: @escaping (UnsafeMutablePointer<xmlError>) -> Void) {
        unsafe self.receive = receive
    }
}

/// A copy of a libxml2 string; empty for NULL.
func text(_ pointer: UnsafePointer<xmlChar>?) -> String {
    guard let pointer = unsafe pointer else { return "" }
    return unsafe String(cString: pointer)
}

/// A report's sentence without its line feed.
func message(of error: UnsafeMutablePointer<xmlError>) -> String {
    guard let message = unsafe error.pointee.message else { return "" }
    var text = unsafe String(cString: message)
    while text.last?.isNewline == true { text.removeLast() }
    return text
}
