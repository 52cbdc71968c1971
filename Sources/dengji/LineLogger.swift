internal import Logging
internal import Registry

/// Log lines on standard error, none of which a text from outside can end or begin: what is no visible
/// character is written by its code.
struct LineLogger: Sendable {
    private let logger = Logger(label: "dengji") { StreamLogHandler.standardError(label: $0) }

    /// Of use to whoever looks on.
    func info(_ text: String) { logger.info("\(OneLine.escaped(text))") }

    /// Something that is to be seen to some day.
    func warning(_ text: String) { logger.warning("\(OneLine.escaped(text))") }

    /// Something that is to be seen to now.
    func error(_ text: String) { logger.error("\(OneLine.escaped(text))") }
}
