internal import Digests
internal import Packages
package import Seals
internal import System
package import WorkingDays

extension Channel {
    /// Packs files into as many bundles as they need, in order, and puts them, those not handed over
    /// before, those asked for again and those in `again` into a folder.
    ///
    /// Without files a bundle is made only when there is something to acknowledge or to ask for.
    /// `output` need not be durable: every bundle stays in `sent/` until it is acknowledged.
    package func pack(
        _ files: [Departure], again: [Int] = [], into output: CourierFolder, seal: Seal,
        now: Instant
    ) throws -> PackReport {
        let kept = Set(try kept())
        if let number = again.first(where: { !kept.contains($0) }) {
            throw ChannelError.notKept(number: number)
        }
        var report = PackReport()
        let fitting = files.filter { $0.sizeBytes <= BundleLayout.maxFileBytes }
        report.left = files.filter { $0.sizeBytes > BundleLayout.maxFileBytes }.map(\.path)
        let runs = BundleSplit.runs(
            fitting.map { ($0.sizeBytes, $0.isMarker) }, maxFiles: settings.maxFiles,
            maxBytes: settings.maxBytes)
        for (index, run) in runs.enumerated() {
            try pack(
                Array(fitting[run]), part: index + 1, parts: runs.count, seal, now, &report)
        }
        if try runs.isEmpty && (state.owesAnswer || !missing().isEmpty) {
            try pack([], part: 1, parts: 1, seal, now, &report)
        }
        try handOver(again: again, into: output, &report)
        try removeAcknowledged()
        return report
    }

    private func pack(
        _ files: [Departure], part: Int, parts: Int, _ seal: Seal, _ now: Instant,
        _ report: inout PackReport
    ) throws {
        let number = state.sentNumber + 1
        guard number <= BundleNumber.max else { throw ChannelError.full }
        let spooled = try spool(files, &report)
        let missing = try missing()
        guard !spooled.isEmpty || state.owesAnswer || !missing.isEmpty else { return }
        let manifest = BundleManifest(
            channel: settings.id, direction: settings.side.sends, number: number, part: part,
            parts: parts, created: now, previous: state.sent?.digest,
            acknowledged: state.received, missing: missing, files: spooled.map(\.file))
        let signed = try seal.sign(paper: manifest.canonicalBytes)
        try folder.replace(number.path("sent", ".xml"), signed)
        try folder.replace(
            number.path("sent", ".sources"), spooled.reduce(into: []) { $0 += $1.mark.line.utf8 })
        var content = [
            PackagePart(name: BundleLayout.manifest, bytes: signed),
            PackagePart(name: BundleLayout.sums, bytes: manifest.sums(signedManifest: signed)),
        ]
        for (index, item) in spooled.enumerated() {
            let file = try folder.open(spoolPath(index))
            content.append(
                PackagePart(
                    name: BundleFile.entryName(index),
                    content: PackageSource(sizeBytes: item.file.sizeBytes) {
                        try file.descriptor.read($1, at: $0)
                    }))
        }
        let temporary: Path = "sent/.bundle.tmp"
        try folder.create(temporary, mode: 0o640) { file in
            let outcome = try PackageWriter.write(content, limits: BundleLayout.limits) { block in
                try file.write(block)
            }
            guard case .refused(let problems) = outcome else { return }
            throw ChannelError.engine(problems.map(\.id).joined(separator: " "))
        }
        // The commit: from here the files are in the bundle and nowhere else.
        try folder.rename(temporary, to: number.path("sent", ".zip"), replacing: false)
        try folder.syncFolder("sent")
        report.missing = missing
        try finishPacking()
    }

    /// Copies files into the channel, so that their senders cannot change what was digested. One
    /// that changes meanwhile stays, with its markers.
    private func spool(_ files: [Departure], _ report: inout PackReport) throws -> [Spooled] {
        try emptySpool()
        var spooled: [Spooled] = []
        var isLeft = false
        for file in files {
            if file.isMarker, isLeft { continue }
            if let item = try spool(file, at: spooled.count) {
                spooled.append(item)
                isLeft = false
            } else if !file.isMarker {
                report.left.append(file.path)
                isLeft = true
            }
        }
        return spooled
    }

    private func spool(_ departure: Departure, at index: Int) throws -> Spooled? {
        let path = departure.path
        let source: SharedDescriptor
        do throws(SystemError) {
            source = try departures.open(path)
        } catch {
            guard error.isMissing || error.isSymbolicLink || error.isDenied else { throw error }
            return nil
        }
        let status = try source.descriptor.status()
        guard status.kind == .file, status.inode == departure.inode,
            status.sizeBytes == departure.sizeBytes
        else { return nil }
        let stream = DigestStream(.sha256)
        var position = 0
        try folder.create(spoolPath(index), mode: 0o640, isDurable: false) {
            (copy) throws(SystemError) in
            while position < status.sizeBytes {
                let block = try source.descriptor.read(
                    min(CourierFolder.blockBytes, status.sizeBytes - position), at: position)
                if block.isEmpty { return }
                stream.update(block)
                try copy.write(block)
                position += block.count
            }
        }
        let mark = SourceMark(status, path)
        guard position == status.sizeBytes,
            try departures.status(of: path).map({ SourceMark($0, path) }) == mark
        else { return nil }
        return Spooled(
            file: BundleFile(
                folder: departure.folder, name: departure.name, sizeBytes: status.sizeBytes,
                digest: stream.finish().text, dropped: departure.dropped,
                isMarker: departure.isMarker),
            mark: mark)
    }

    private func spoolPath(_ index: Int) -> Path {
        Path("spool/" + BundleNumber.text(index + 1))
    }

    /// What follows the commit of a bundle: inward, the originals go; outward, their names are noted
    /// as taken. Done again after a crash, as often as it takes.
    ///
    /// Gap: a file renamed over an original between the last look at it and its removal is lost, as
    /// with the registry's own claims.
    func finishPacking() throws {
        let number = state.sentNumber + 1
        guard try folder.status(of: number.path("sent", ".zip")) != nil else { return }
        let path = number.path("sent", ".xml")
        let signed = try folder.bytes(of: path, max: BundleLayout.maxManifestBytes) ?? []
        let (manifest, identity) = try BundleReader.own(signed, path: path.description)
        switch settings.side {
        case .outer: try removeOriginals(of: number)
        case .inner: try noteTaken(manifest)
        }
        var next = state
        next.sent = BundleManifest.Reference(number: number, digest: identity)
        if manifest.acknowledged?.number == state.receivedNumber || state.received == nil {
            next.owesAnswer = false
        }
        try save(next)
        try folder.remove(number.path("sent", ".sources"))
        try emptySpool()
    }

    private func emptySpool() throws {
        for name in try folder.names(in: "spool") {
            try folder.remove(Path("spool").appending(name))
        }
    }

    private func removeOriginals(of number: Int) throws {
        let path = number.path("sent", ".sources")
        guard
            let marks = PlainList.read(
                try folder.bytes(of: path, max: Channel.maxFileBytes) ?? [],
                SourceMark.init(line:))
        else { throw ChannelError.broken(path: path.description, reason: "a line is cut") }
        for mark in marks {
            guard try departures.status(of: mark.path).map({ SourceMark($0, mark.path) }) == mark
            else {
                continue
            }
            try departures.remove(mark.path)
        }
        for folder in Set(marks.map(\.path.folder)).sorted() {
            do throws(SystemError) {
                try departures.syncFolder(folder)
            } catch {
                guard error.isMissing else { throw error }
            }
        }
    }

    private func noteTaken(_ manifest: BundleManifest) throws {
        let tops = Set(manifest.files.compactMap { $0.folder.split(separator: "/").first })
        for top in tops.map(String.init).sorted() {
            var list = try taken(top)
            for file in manifest.files where file.folder.split(separator: "/").first == top[...] {
                list.add(file.path, digest: file.digest)
            }
            try folder.replace(Path("taken").appending(Path(top)), list.bytes)
        }
    }

    private func handOver(
        again: [Int], into output: CourierFolder, _ report: inout PackReport
    ) throws {
        let done = max(state.handedOver, state.acknowledged)
        let fresh = done < state.sentNumber ? Array(done + 1...state.sentNumber) : []
        let repeated = Set(again).union(state.asked)
        for number in Set(fresh).union(repeated).sorted() {
            let path = number.path("sent", ".xml")
            let signed = try folder.bytes(of: path, max: BundleLayout.maxManifestBytes) ?? []
            let manifest = try BundleReader.own(signed, path: path.description).manifest
            guard try folder.status(of: number.path("sent", ".zip")) != nil else {
                throw ChannelError.notKept(number: number)
            }
            let bundle = try folder.open(number.path("sent", ".zip"))
            let name = Path(manifest.fileName)
            let temporary = Path("." + manifest.fileName + ".part")
            try output.create(temporary, mode: nil) { (copy) throws(SystemError) in
                try CourierFolder.copy(bundle, to: copy)
            }
            try output.rename(temporary, to: name, replacing: true)
            try output.syncFolder(".")
            report.bundles.append(
                PackReport.Bundle(
                    number: number, fileName: manifest.fileName, fileCount: manifest.files.count,
                    isRepeated: repeated.contains(number) && number <= state.handedOver))
        }
        guard !fresh.isEmpty || !state.asked.isEmpty else { return }
        var next = state
        next.handedOver = state.sentNumber
        next.asked = []
        try save(next)
    }

    /// Bundles that the other side has; their manifests stay.
    func removeAcknowledged() throws {
        for number in try kept() where number <= state.acknowledged {
            try folder.remove(number.path("sent", ".zip"))
        }
    }
}
