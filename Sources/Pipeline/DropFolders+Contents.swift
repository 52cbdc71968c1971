internal import Registry
internal import System
internal import WorkingDays

extension DropFolders {
    /// Something in a drop folder, whatever it is; the folders of parties are left out.
    struct Entry {
        /// Where.
        var place: InboxPlace
        /// What its name says.
        var name: InboxName
        /// What it is.
        var status: FileStatus

        /// The inode's last change.
        var changed: Instant { Instant(milliseconds: status.changedMilliseconds) }

        /// What wants an answer: a file, or a folder whose name alone would be a marker's.
        var file: InboxFile? {
            switch (name, status.kind) {
            case (.candidate, .file), (.candidate, .folder), (.marker, .folder):
                InboxFile(
                    place: place, inode: status.inode, sizeBytes: status.sizeBytes,
                    changed: changed, isDirectory: status.kind == .folder,
                    written: Instant(milliseconds: status.modifiedMilliseconds))
            default: nil
            }
        }

        /// A done-marker.
        var marker: InboxFile.Marker? {
            guard case .marker = name, status.kind == .file else { return nil }
            return InboxFile.Marker(
                name: place.name, changed: changed, sizeBytes: status.sizeBytes)
        }

        /// A link, a pipe or a device.
        var isOther: Bool {
            name != .waiting && name != .litter && status.kind != .file && status.kind != .folder
        }
    }

    /// What a look at one folder, or at one file and its markers, shows.
    struct Contents {
        /// What wants an answer.
        var files: [InboxFile] = []
        /// Done-markers by the name of the file they are for.
        var markers: [[UInt8]: [InboxFile.Marker]] = [:]

        /// Gives each file those of its markers that are finished and not left over from another.
        mutating func mark(with finished: Set<InboxFile.Marker>) {
            for index in files.indices {
                let file = files[index]
                guard !file.isDirectory, let own = markers[file.place.name] else { continue }
                files[index].markers = own.filter {
                    file.isMarked(by: $0) && finished.contains($0)
                }
            }
        }

        /// Their party sends with done-markers. A folder is no package and is answered at once.
        mutating func needMarkers() {
            for index in files.indices where !files[index].isDirectory {
                files[index].needsMarker = true
            }
        }
    }
}
