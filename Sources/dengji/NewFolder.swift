internal import System

/// A folder that a command makes to fill it; what is there already is not written into.
struct NewFolder {
    /// The folder, absolute.
    let path: Path
    private let parent: Path

    /// Makes it. Throws when something is there, and where it would lie within `root`, whose content
    /// is to be copied.
    init(_ name: String, outside root: Path) throws {
        let given = NewFolder.plain(name)
        let folder = given.folder
        parent = try Files.realPath(folder.bytes.isEmpty ? "." : folder)
        path = parent.appending(given.lastName)
        if path == root || path.bytes.starts(with: root.bytes + Array("/".utf8)) {
            throw CommandError.usage(
                Message(
                    zh: "\(path) 在 \(root) 之内。", en: "\(path) lies within \(root)."),
                advice: Message(
                    zh: "请指明别处的文件夹，最好在另一块盘上。", en: "Name a folder elsewhere, best on another disk.")
            )
        }
        do {
            try Files.makeFolder(path, permissions: 0o700)
        } catch {
            guard error.isExists else { throw error }
            throw CommandError.usage(
                Message(zh: "\(path) 已经存在。", en: "\(path) exists already."),
                advice: Message(
                    zh: "请指明一个还没有的文件夹；以前未完成的，查看后移走。",
                    en: "Name a folder that is not there yet; move an unfinished one away first."))
        }
    }

    /// A path as it was typed, without what a shell's completion adds to folders.
    static func plain(_ name: String) -> Path {
        var text = name
        while text.count > 1, text.hasSuffix("/") { text.removeLast() }
        return Path(text)
    }

    /// Gives it another name beside it; throws when that is taken.
    func rename(to name: Path) throws {
        try Files.rename(path, to: parent.appending(name), replacing: false)
        try sync()
    }

    /// Makes its name durable.
    func sync() throws { try Files.openFolder(parent).sync() }
}
