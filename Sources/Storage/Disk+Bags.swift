internal import Packages
internal import Registry
internal import System

extension Disk {
    /// Opens a file for reading; one of a bag in a ZIP as the window that its content is, or, between
    /// the line that closes the case and the ZIP, where it lies unpacked.
    func openToRead(_ path: Path) throws(StorageError) -> any DiskFile {
        guard let member = BagMember(path) else { return try open(path, for: .reading) }
        if let file = try openIfThere(member.zip) {
            return try window(file, member, path)
        }
        if let file = try openIfThere(member.unpacked) { return file }
        // It goes only when the ZIP is there.
        return try window(try open(member.zip, for: .reading), member, path)
    }

    /// Whether the bytes that a line names lie at a path, which may lead through the ZIP of a bag.
    func holds(_ file: JournalFile, at path: Path) throws(StorageError) -> Bool {
        do {
            if BagMember(path) == nil {
                guard let status = try status(of: path), status.kind == .file else { return false }
            }
            let opened = try openToRead(path)
            guard try opened.status().sizeBytes == file.sizeBytes else { return false }
            return try FileDigest.compute(opened) == file.digest
        } catch {
            guard error.isObstructed || error.code == .differs else { throw error }
            return false
        }
    }

    private func window(
        _ file: any DiskFile, _ member: BagMember, _ path: Path
    ) throws(StorageError) -> any DiskFile {
        guard let found = try file.storedZIP(member.zip).member(named: member.name) else {
            throw .disk(
                "open", path,
                SystemError(call: "open", code: ErrorCode.missing, subject: path.description))
        }
        return DiskWindow(file, found)
    }

    private func openIfThere(_ path: Path) throws(StorageError) -> (any DiskFile)? {
        do {
            return try open(path, for: .reading)
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
    }

    /// Removes a bag, a folder or a ZIP, with everything in it; nothing where it is gone.
    func removeBag(_ bag: Path) throws(StorageError) {
        guard let status = try status(of: bag) else { return }
        if status.kind == .folder {
            try removeTree(bag)
        } else {
            try removeIfThere(bag)
        }
    }

    /// Removes the unpacked bags of cases whose ZIPs are durable.
    func removeBags(_ bags: [Path]) throws(StorageError) {
        for bag in bags where try status(of: bag) != nil { try removeTree(bag) }
    }
}

extension DiskFile {
    /// The directory of a bag's ZIP; `differs` where it is none that `StoredZIP` lays out.
    func storedZIP(_ path: Path) throws(StorageError) -> StoredZIP {
        let size = try status().sizeBytes
        do {
            return try StoredZIP.read(sizeBytes: size) { try read(at: $0, count: $1) }
        } catch let error as StorageError {
            throw error
        } catch {
            let fault = error as? StoredZIPFault
            throw StorageError(
                .differs, operation: "read", subject: path.description,
                cause: fault?.english ?? "\(error)", verdict: .park)
        }
    }
}
