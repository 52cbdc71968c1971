internal import System

/// The papers below a folder, while a watcher may be adding some.
enum PaperFiles {
    /// Calls `body` with every file `.xml` that begins as our papers do, in the order of names. Links
    /// are not followed; what vanishes meanwhile was taken by its recipient.
    static func each(below folder: Path, _ body: (Path, [UInt8]) throws -> Void) throws {
        let names: [Path]
        do {
            names = try Files.names(in: folder).sorted()
        } catch  where error.isMissing {
            return
        }
        for name in names {
            let path = folder.appending(name)
            do {
                let kind = try Files.status(of: path).kind
                if kind == .folder {
                    try each(below: path, body)
                } else if kind == .file, name.bytes.suffix(4).elementsEqual(".xml".utf8) {
                    let bytes = try WorkspaceFolder.bytes(of: path)
                    if PaperCheck.looksLikePaper(bytes) { try body(path, bytes) }
                }
            } catch let error as SystemError where error.isMissing {
                continue
            }
        }
    }
}
