internal import Digests
internal import Registry
internal import System

extension Channel {
    /// What lies in the outbox and did not travel yet, in the order of paths: so of each party's
    /// papers in the order of their numbers. Papers and pages go once, by their name; what is public
    /// goes whenever its bytes differ from those that went.
    ///
    /// `todo/` and `to-post/` stay: who decides and who posts works beside the registry.
    package func waitingInOutbox() throws -> [Departure] {
        precondition(settings.side == .inner, "the outer side has nothing in its outbox to send")
        var found: [Departure] = []
        for top in try departures.names(in: ".") {
            guard let name = top.text, SafePath.isName(top.bytes) else { continue }
            if let party = PartyID(name) {
                guard settings.parties.isEmpty || settings.parties.contains(party) else {
                    continue
                }
            } else if name != "_unclaimed", name != "public" {
                continue
            }
            let taken = try taken(name)
            try look(in: name, taken, depth: 1, into: &found)
        }
        return found.sorted { $0.path < $1.path }
    }

    private func look(
        in name: String, _ taken: TakenList, depth: Int, into found: inout [Departure]
    ) throws {
        let isPublic = name == "public" || name.hasPrefix("public/")
        let folders = name.split(separator: "/").map(String.init)
        for entry in try departures.names(in: Path(name)) {
            guard let text = entry.text, SafePath.isName(entry.bytes),
                XMLNameText.text(of: entry.bytes) != nil
            else { continue }
            let path = Path(name).appending(entry)
            guard let status = try departures.status(of: path) else {
                continue
            }
            switch status.kind {
            case .folder where depth < 8:
                try look(in: name + "/" + text, taken, depth: depth + 1, into: &found)
            case .file where SafePath.isOutbox(folders):
                if let digest = taken.digests[path] {
                    guard isPublic, try self.digest(of: path) != digest else { continue }
                }
                found.append(
                    Departure(
                        folder: name, name: entry, inode: status.inode,
                        sizeBytes: status.sizeBytes))
            default: continue
            }
        }
    }

    /// The digest of a file of the outbox; `nil` when it went meanwhile.
    private func digest(of path: Path) throws -> String? {
        let file: SharedDescriptor
        do throws(SystemError) {
            file = try departures.open(path)
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
        let stream = DigestStream(.sha256)
        try file.descriptor.forEachBlock(of: CourierFolder.blockBytes) { block in
            stream.update(block)
        }
        return stream.finish().text
    }

    /// What went out of one folder of the outbox.
    func taken(_ top: String) throws -> TakenList {
        let path = Path("taken").appending(Path(top))
        guard let bytes = try folder.bytes(of: path, max: 1 << 30) else { return TakenList() }
        guard let list = TakenList(bytes) else {
            throw ChannelError.broken(path: path.description, reason: "it is no list of digests")
        }
        return list
    }
}
