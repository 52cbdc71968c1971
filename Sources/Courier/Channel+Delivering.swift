internal import Digests
internal import Packages
internal import System

// What follows once a bundle is verified and its turn has come: its files are staged beside their
// places, planned, renamed in, and the bundle recorded. A crash is finished by the plan.
extension Channel {
    func deliver(_ bundle: VerifiedBundle) throws -> UnpackOutcome.Delivery {
        let number = bundle.manifest.number
        try checkChain(bundle, orRemove: number.path("waiting", ".zip"))
        let path = number.path("received", ".plan")
        var plan: [PlannedDrop]
        if let bytes = try folder.bytes(of: path, max: Channel.maxFileBytes) {
            guard let read = PlainList.read(bytes, PlannedDrop.init(line:)) else {
                throw ChannelError.broken(path: path.description, reason: "a line is cut")
            }
            plan = read
        } else {
            plan = try stage(bundle)
            try keep(plan, of: number)
        }
        for index in plan.indices where !bundle.manifest.isControl(at: index) {
            try dropControls(ofFile: index, of: &plan, bundle)
            try drop(index, of: &plan, bundle)
        }
        for folder in Set(plan.map(\.target.folder)).sorted() { try arrivals.syncFolder(folder) }
        return try record(bundle, plan)
    }

    private func keep(_ plan: [PlannedDrop], of number: Int) throws {
        try folder.replace(
            number.path("received", ".plan"), plan.reduce(into: []) { $0 += $1.line.utf8 })
    }

    /// Writes every file beside its place under a temporary name, and chooses its name.
    private func stage(_ bundle: VerifiedBundle) throws -> [PlannedDrop] {
        var plan: [PlannedDrop] = []
        for (index, file) in bundle.manifest.files.enumerated() {
            let target = try place(of: file).holding(file.name)
            let temporary = target.folder.holding(
                DropName.temporary(
                    channel: settings.id, number: bundle.manifest.number, index: index))
            let stream = DigestStream(.sha256)
            try arrivals.create(temporary, mode: 0o640) { copy in
                let problem = try bundle.reader.read(bundle.entries[index]) { block in
                    unsafe block.withUnsafeBytes { unsafe stream.update($0) }
                    try copy.write(block)
                }
                guard problem == nil, stream.finish().text == file.digest else {
                    throw BundleRefusal(.digest, found: file.path.description)
                }
            }
            plan.append(PlannedDrop(temporary: temporary, target: target))
        }
        for folder in Set(plan.map(\.target.folder)) { try arrivals.syncFolder(folder) }
        return plan
    }

    /// The folder a file goes to; made on the outer side, where the registry does not look.
    private func place(of file: BundleFile) throws -> Path {
        let path = file.folder.isEmpty ? Path(".") : Path(file.folder)
        do throws(SystemError) {
            switch settings.side {
            case .outer: try arrivals.makeFolders(path)
            case .inner:
                guard let status = try arrivals.status(of: path) else { return "." }
                guard status.kind == .folder else {
                    throw SystemError(
                        call: "open", code: ErrorCode.notFolder, subject: path.description)
                }
            }
        } catch {
            guard error.isSymbolicLink || error.code == ErrorCode.notFolder else { throw error }
            throw BundleRefusal(.target, found: path.description)
        }
        return path
    }

    /// Puts the control files of a file in their places before the file itself, which a watcher may
    /// take as soon as it has its name. An empty marker comes after it: intake goes by its time.
    ///
    /// Gap: a name that another drop takes between the look and the file's own rename parts the file
    /// from its control files, which stay and are told of as markers alone.
    private func dropControls(
        ofFile index: Int, of plan: inout [PlannedDrop], _ bundle: VerifiedBundle
    ) throws {
        let markers = bundle.manifest.markerIndices(ofFile: index)
        guard !markers.isEmpty, try arrivals.status(of: plan[index].temporary) != nil else {
            return
        }
        let isTaken = try ([index] + markers).contains { other in
            try arrivals.status(of: plan[other].temporary) != nil
                && arrivals.status(of: plan[other].target) != nil
        }
        if isTaken { try rename(index, of: &plan, bundle) }
        for marker in markers where bundle.manifest.isControl(at: marker) {
            try drop(marker, of: &plan, bundle)
        }
    }

    /// Plans another name for a file, known before it is used: the markers that follow must find it
    /// after a crash.
    private func rename(_ index: Int, of plan: inout [PlannedDrop], _ bundle: VerifiedBundle)
        throws
    {
        plan[index].target = plan[index].target.folder.holding(
            DropName.variant(
                of: bundle.manifest.files[index].name, number: bundle.manifest.number, index: index)
        )
        try keep(plan, of: bundle.manifest.number)
    }

    /// Gives a file its place. A temporary name that is gone was given its place before.
    private func drop(
        _ index: Int, of plan: inout [PlannedDrop], _ bundle: VerifiedBundle
    ) throws {
        let file = bundle.manifest.files[index]
        if file.isMarker, let marked = bundle.manifest.markedIndex(at: index) {
            plan[index].target = plan[index].target.folder.holding(
                DropName.marker(
                    file.name, of: bundle.manifest.files[marked].name,
                    renamed: plan[marked].target.lastName))
        }
        guard try arrivals.status(of: plan[index].temporary) != nil else { return }
        let isReplaced =
            settings.side == .outer
            && (file.folder == "public" || file.folder.hasPrefix("public/"))
        do throws(SystemError) {
            try arrivals.rename(
                plan[index].temporary, to: plan[index].target, replacing: isReplaced)
            return
        } catch {
            guard error.isExists else { throw error }
        }
        if settings.side == .outer, try isThere(file, plan[index].target) {
            return try arrivals.remove(plan[index].temporary)
        }
        try rename(index, of: &plan, bundle)
        try arrivals.rename(plan[index].temporary, to: plan[index].target, replacing: false)
    }

    /// Whether a paper lies there already, byte for byte: a crash, or another way, brought it.
    private func isThere(_ file: BundleFile, _ path: Path) throws -> Bool {
        guard let status = try arrivals.status(of: path), status.kind == .file,
            status.sizeBytes == file.sizeBytes, status.sizeBytes <= Channel.maxFileBytes,
            let bytes = try arrivals.bytes(of: path, max: Channel.maxFileBytes)
        else { return false }
        return SHA256.digest(of: bytes).text == file.digest
    }

    private func record(_ bundle: VerifiedBundle, _ plan: [PlannedDrop]) throws
        -> UnpackOutcome.Delivery
    {
        let manifest = bundle.manifest
        try folder.replace(manifest.number.path("received", ".xml"), bundle.signedManifest)
        var next = state
        next.received = BundleManifest.Reference(
            number: manifest.number, digest: bundle.identity)
        next.owesAnswer = state.owesAnswer || manifest.wantsAnswer
        try save(next)
        for path in [
            manifest.number.path("received", ".plan"), manifest.number.path("waiting", ".zip"),
            manifest.number.path("waiting", ".xml"),
        ] { try folder.remove(path) }
        let pairs = zip(manifest.files, plan).filter { !$0.0.isMarker }
        return UnpackOutcome.Delivery(
            number: manifest.number, fileCount: pairs.count,
            renamed: pairs.filter { $0.0.name != $0.1.target.lastName }.map(\.1.target),
            unfoldered: pairs.filter { pair in
                !pair.0.folder.isEmpty && pair.1.target.folder == "."
            }.map(\.1.target))
    }
}

extension Path {
    /// A name in this folder; the top folder `.` does not show.
    fileprivate func holding(_ name: Path) -> Path { self == "." ? name : appending(name) }
}
