extension Files {
    /// The bytes of every file below a folder by its path from there, `xsd/paper.xsd`. Links, names
    /// with a leading dot and names that are not UTF-8 are left out; `EFBIG` for a file of more
    /// than `maxFileBytes`.
    package static func contents(below folder: Path, maxFileBytes: Int) throws(SystemError)
        -> [String: [UInt8]]
    {
        var contents: [String: [UInt8]] = [:]
        try collect(folder, "", maxFileBytes, into: &contents)
        return contents
    }

    private static func collect(
        _ folder: Path, _ prefix: String, _ maxFileBytes: Int,
        into contents: inout [String: [UInt8]]
    ) throws(SystemError) {
        for name in try names(in: folder) {
            guard let text = name.text, !text.hasPrefix(".") else { continue }
            let path = folder.appending(name)
            switch try status(of: path).kind {
            case .folder: try collect(path, prefix + text + "/", maxFileBytes, into: &contents)
            case .file: contents[prefix + text] = try open(path).readAll(max: maxFileBytes)
            default: continue
            }
        }
    }
}
