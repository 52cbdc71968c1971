internal import Digests
internal import Packages
internal import Registry
internal import System
internal import XML

/// A folder that is to become a package: its document, mostly `application.xml`, and whatever lies
/// beside it.
struct PackageFolder {
    /// Name of the document of an application.
    static let applicationName = "application.xml"

    /// The folder.
    let path: Path
    /// Name of the document.
    let documentName: String
    /// The other files, by their path in the package.
    let attachments: [(name: String, file: OpenedFile)]
    /// The document as its author left it.
    let application: [UInt8]

    /// Opens everything in a folder but what systems leave behind and `output`.
    init(_ path: Path, except output: Path) throws {
        guard try WorkspaceFolder.exists(path),
            try Files.status(of: path, followingLink: true).kind == .folder
        else {
            throw CommandError.usage(
                Message(zh: "\(path) 不是文件夹。", en: "\(path) is not a folder."),
                advice: Message(
                    zh: "指明含有 application.xml 的文件夹；dengji new 可以生成一个。",
                    en: "Name a folder with an application.xml; dengji new makes one."))
        }
        guard let documentName = try PackageFolder.documentName(in: path) else {
            throw CommandError.usage(
                Message(zh: "\(path) 中没有 application.xml。", en: "\(path) has no application.xml."),
                advice: Message(
                    zh: "dengji new 可以生成示例。", en: "dengji new makes an example to start from."))
        }
        self.path = path
        self.documentName = documentName
        application = try WorkspaceFolder.bytes(of: path.appending(Path(documentName)))
        var found: [(name: String, file: OpenedFile)] = []
        let left = try WorkspaceFolder.exists(output) ? try Files.status(of: output) : nil
        try PackageFolder.collect(path, "", left, into: &found)
        found.removeAll { $0.name == documentName }
        attachments = found.sorted { $0.name < $1.name }
    }

    /// `application.xml`, else the one document that is called after its root, `objection.xml`.
    private static func documentName(in folder: Path) throws -> String? {
        let application = folder.appending(Path(applicationName))
        if try WorkspaceFolder.exists(application) { return applicationName }
        for name in try Files.names(in: folder) {
            guard let text = name.text, text.hasSuffix(".xml"), !isLeftBehind(text) else {
                continue
            }
            let bytes = try WorkspaceFolder.bytes(of: folder.appending(name))
            guard case .document(let document) = try XMLDocument.parse(bytes, limits: .standard)
            else { continue }
            let isOurs = document.root.namespace?.hasPrefix("urn:dengji:") == true
            if isOurs, document.root.name + ".xml" == text { return text }
        }
        return nil
    }

    private static func collect(
        _ folder: Path, _ prefix: String, _ output: FileStatus?,
        into found: inout [(name: String, file: OpenedFile)]
    ) throws {
        for name in try Files.names(in: folder) {
            let path = folder.appending(name)
            guard let text = name.text else {
                throw CommandError.usage(
                    Message(zh: "文件名不是 UTF-8：\(path)", en: "the name is not UTF-8: \(path)"),
                    advice: Message(zh: "请改名后重试。", en: "Rename it and try again."))
            }
            guard !isLeftBehind(text) else { continue }
            let status = try Files.status(of: path, followingLink: true)
            if status.kind == .folder {
                try collect(path, prefix + text + "/", output, into: &found)
            } else if output?.isSameFile(as: status) != true {
                found.append((prefix + text, try OpenedFile(path)))
            }
        }
    }

    /// What operating systems and editors leave in folders.
    private static func isLeftBehind(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasPrefix("~$") || name.hasSuffix("~")
            || ["__MACOSX", "Thumbs.db", "desktop.ini"].contains(name)
    }

    /// The document with size and digest of every attachment that is there; everything else stays
    /// as it was written. A document that cannot be parsed stays as it is: the check says why.
    func filledApplication() throws -> [UInt8] {
        guard case .document(let document) = try XMLDocument.parse(application, limits: .standard),
            !application.contains(0)
        else { return application }
        let listed = document.root.all("attachments").flatMap { $0.all("attachment") }
        var text = DocumentText(application)
        for element in listed {
            guard let name = element.attribute("path"),
                let file = attachments.first(where: { $0.name == name })?.file,
                let place = text.element(element.path)
            else { continue }
            let size = String(file.sizeBytes)
            let digest = try file.digest().text
            if element.attribute("size") != size {
                text.setAttribute("size", of: place, to: size)
            }
            if element.attribute("digest") != digest {
                text.setAttribute("digest", of: place, to: digest)
            }
        }
        return text.finish()
    }
}
