internal import CLinux

/// The terminal behind one of the standard streams.
package enum Terminal: Int32, Sendable {
    /// Standard input.
    case input = 0
    /// Standard output.
    case output = 1
    /// Standard error.
    case errors = 2

    /// Whether the stream is a terminal at all.
    package var isThere: Bool { isatty(rawValue) == 1 }

    /// Columns and lines as they are now; `nil` where the stream is no terminal, or one that does
    /// not know its size.
    package var size: (columns: Int, lines: Int)? {
        var columns: Int32 = 0
        var lines: Int32 = 0
        guard unsafe dengji_terminal_size(rawValue, &columns, &lines) == 0, columns > 0, lines > 0
        else { return nil }
        return (Int(columns), Int(lines))
    }

    /// Runs `body` while what is typed is not shown, as for passphrases.
    package func withoutEcho<Result, Failure: Error>(
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let before = dengji_terminal_echo(rawValue, 0)
        defer { if before == 1 { _ = dengji_terminal_echo(rawValue, 1) } }
        return try body()
    }
}
