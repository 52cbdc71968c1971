internal import ArgumentParser
internal import Foundation
internal import Pipeline
internal import Registry
internal import Storage
internal import System

/// What a shell offers for an argument, read from the workspace in which it is asked.
///
/// The shell calls this program for it at each key, so only names of files and folders are read, and
/// what cannot be read is nothing to offer.
enum CompletionSource {
    /// Numbers of open cases.
    static let openCases = CompletionKind.custom { words, _, _ in
        names(words) {
            try CaseShelf($0).folders(of: WorkspacePaths.registry.appending("stages"), depth: 3)
        }
    }

    /// Numbers of open and closed cases.
    static let allCases = CompletionKind.custom { words, _, _ in
        names(words) { workspace in
            let shelf = CaseShelf(workspace)
            return try shelf.folders(of: WorkspacePaths.registry.appending("stages"), depth: 3)
                + shelf.folders(of: WorkspacePaths.registry.appending("archive"), depth: 2)
        }
    }

    /// Kinds of packages that there is an example of.
    static let kinds = CompletionKind.custom { words, _, _ in
        names(words, ending: ".xml", in: "examples")
    }

    /// Procedures.
    static let procedures = CompletionKind.custom { words, _, _ in
        names(words, ending: ".xml", in: "procedures")
    }

    /// Codes of the parties on file.
    static let parties = CompletionKind.custom { words, _, _ in
        names(words) { workspace in
            try Files.names(in: workspace.path(WorkspacePaths.parties)).compactMap { name in
                name.text.flatMap { $0.hasSuffix(".xml") ? Path(String($0.dropLast(4))) : nil }
            }
        }
    }

    private static func names(
        _ words: [String], ending suffix: String, in folder: String
    ) -> [String] {
        names(words) { workspace in
            let place = workspace.path(WorkspacePaths.schemas).appending(Path(folder))
            return try Files.names(in: place).compactMap { name in
                guard let text = name.text, text.hasSuffix(suffix) else { return nil }
                return Path(String(text.dropLast(suffix.count)))
            }
        }
    }

    private static func names(
        _ words: [String], _ look: (WorkspaceFolder) throws -> [Path]
    ) -> [String] {
        do {
            var typed: [String] = []
            if let place = words.firstIndex(of: "--workspace"), place + 1 < words.count {
                typed = Array(words[place...(place + 1)])
            }
            guard let workspace = try WorkspaceOption.parse(typed).findIfAny() else { return [] }
            return try look(workspace).compactMap { $0.lastName.text }.sorted()
        } catch {
            // A line of text here would stand in the middle of what somebody types.
            return []
        }
    }
}
