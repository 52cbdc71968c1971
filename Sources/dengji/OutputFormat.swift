internal import ArgumentParser
internal import Foundation

/// Text for people, JSON for programs.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json

    /// `table` is another word for text.
    init?(argument: String) {
        switch argument {
        case "text", "table": self = .text
        case "json": self = .json
        default: return nil
        }
    }
}

/// `--format text|json`, the same for every command that has nothing else.
struct FormatOption: ParsableArguments {
    @Option(help: .both("输出形式", "Form of the output"))
    var format: OutputFormat = .text

    /// Prints the one that was asked for.
    func print(text: @autoclosure () -> String, json: @autoclosure () -> any Encodable) throws {
        switch format {
        case .text: Console.print(text())
        case .json: Console.print(try JSONText.of(json()))
        }
    }
}

/// JSON as this program prints it: keys sorted, so that the same result is the same text.
enum JSONText {
    /// The text of a value.
    static func of(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
