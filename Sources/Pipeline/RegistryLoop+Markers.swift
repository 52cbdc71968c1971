internal import Registry
internal import Storage
internal import System

extension RegistryLoop {
    /// A claim took a file away. What lies under its name or marks it by now is looked at anew; before,
    /// its markers were the claim's.
    func noteTaken(_ file: InboxFile) {
        tracker.noteGone(file)
        taken.note(file.place, now: steadyMilliseconds)
        if tracker.isKnown(file.place) || !markers.names(of: file.place).isEmpty {
            lookAgain.insert(file.place)
        }
    }

    /// A worker answered what became of a file.
    func noteAnswered(_ file: InboxFile, wasTaken: Bool) {
        handedBytes -= file.claimBytes
        share.noteAnswered(file.place.folder, wasTaken: wasTaken, at: now)
    }

    /// Notes the empty markers in a folder whose file was taken lately. One with content stays, for
    /// what it says was not checked; its sender is told when it has waited.
    func noteLateMarkers(
        _ contents: DropFolders.Contents, _ finished: Set<InboxFile.Marker>, in folder: PartyID?
    ) {
        if contents.markers.isEmpty { return }
        let present = Set(contents.files.map(\.place.name))
        for (name, markers) in contents.markers where !present.contains(name) {
            let place = InboxPlace(folder: folder, name: name)
            guard taken.contains(place, now: steadyMilliseconds) else { continue }
            for marker in markers where marker.isEmptyOk && finished.contains(marker) {
                lateMarkers.insert(InboxPlace(folder: folder, name: marker.name))
            }
        }
    }

    /// Removes one; false where it is gone, or where its share does not answer. Gap: one that hangs here
    /// may take away the marker of a later file; its sender is told of what waits without one.
    private func removeLateMarker(_ place: InboxPlace) throws(StorageError) -> Bool {
        let claims = claims
        let removed: Result<Bool, StorageError>
        do {
            removed = try folders.within(place.folder) {
                Result { () throws(StorageError) in
                    try claims.removeLateMarker(Path(bytes: place.name), in: place.folder)
                }
            }
        } catch {
            return false
        }
        return try removed.get()
    }

    /// Removes them.
    func removeLateMarkers() throws {
        for place in lateMarkers {
            do throws(StorageError) {
                if try removeLateMarker(place) {
                    report(.lateMarkerRemoved(name: place.name.text))
                }
            } catch {
                // What cannot be removed now is told as any other file that stays.
                guard error.verdict == .stop else { continue }
                throw error
            }
        }
        lateMarkers = []
    }
}
