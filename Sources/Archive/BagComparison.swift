internal import Registry

/// Files of a bag against the manifest that names them. What is wrong with the manifest itself is not
/// said of the files it names.
struct BagComparison {
    /// What is wrong, in the order of paths.
    private(set) var faults: [BagFault] = []

    /// Compares `files` with the manifest called `name` among `tags`. `isWhole` is whether the manifest
    /// is the one its bag was closed with, as far as that is known; `isOurs` that it was written in the
    /// one form that this program writes.
    init(
        _ files: [BagFound], by name: String, _ tags: [String: [UInt8]], isNeeded: Bool,
        isWhole: Bool = true, isOurs: Bool = false
    ) {
        guard let bytes = tags[name] else {
            if isNeeded { faults.append(BagFault(.manifestMissing, name)) }
            return
        }
        let manifest = BagManifest(bytes, named: name)
        var rest = manifest.digests
        var found: [BagFault] = []
        for file in files {
            let expected = rest.removeValue(forKey: file.path)
            if let fault = BagComparison.fault(of: file, expected: expected) {
                found.append(fault)
            }
        }
        found += rest.map { BagFault(.missing, $0.key, expected: "sha256:" + $0.value) }
        var lines = manifest.faults
        // Of a manifest that is changed itself nobody can say which files it should name.
        let namesAll = isWhole && (manifest.faults.isEmpty || !isOurs)
        if !namesAll { found.removeAll { $0.code == .added || $0.code == .missing } }
        found = found.compactMap { fault in
            guard fault.isSlipOfManifest else { return fault }
            lines.append(
                BagFault(.manifestLine, name, found: fault.expected, expected: fault.found))
            return nil
        }
        if isOurs { BagComparison.attributeNames(&found, &lines, files, name) }
        // Whoever writes other than we do, spaces or capitals, is right too; in ours they are a change.
        if isOurs, found.isEmpty, lines.isEmpty, manifest.text != bytes {
            lines.append(BagFault(.manifestLine, name))
        }
        faults = lines + found.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// A tag file of ours never has another name: where the manifest names one that is not there, with
    /// the digest of one that it does not name, the name in the manifest was changed.
    private static func attributeNames(
        _ found: inout [BagFault], _ lines: inout [BagFault], _ files: [BagFound], _ name: String
    ) {
        let usual = [BagText.declaration, BagText.information, BagText.manifest]
        for added in found where added.code == .added && usual.contains(added.path) {
            guard let file = files.first(where: { $0.path == added.path }),
                case .file(let digest) = file.content,
                let missing = found.first(where: {
                    $0.code == .missing && $0.expected == digest.text
                })
            else { continue }
            found.removeAll { $0 == added || $0 == missing }
            lines.append(
                BagFault(.manifestLine, name, found: missing.path, expected: added.path))
        }
        // One change can hide a second name: a line feed that is gone.
        if !lines.isEmpty {
            found.removeAll { $0.code == .added && usual.contains($0.path) }
        }
    }

    private static func fault(of file: BagFound, expected: String?) -> BagFault? {
        guard let expected else { return BagFault(.added, file.path) }
        let text = "sha256:" + expected
        switch file.content {
        case .file(let digest):
            if digest.text == text { return nil }
            return BagFault(.changed, file.path, found: digest.text, expected: text)
        case .unreadable(let reason): return BagFault(.unreadable, file.path, found: reason)
        case .notFile:
            return BagFault(
                .changed, file.path, found: "a link or a device, not a file", expected: text)
        }
    }
}

extension BagFault {
    /// Whether found and expected digest differ in one digit alone. A changed file has another digest
    /// from end to end; one digit is a change of the manifest.
    fileprivate var isSlipOfManifest: Bool {
        guard code == .changed, let found, let expected, found.utf8.count == expected.utf8.count
        else { return false }
        return zip(found.utf8, expected.utf8).count { $0 != $1 } == 1
    }
}
