internal import Registry

// A tombstone in a journal line. A line that names another folder than that of the case's bag is
// damaged: nothing else is ever removed.
extension DisposedCase {
    func write(to line: inout LineWriter) {
        line.member("number", number.text)
        line.member("folder", folder)
        line.member("archiveCode", ifThere: archiveCode)
        line.member("tagManifest", tagManifest.text)
    }

    init(reading cursor: inout LineCursor) throws(LineDamage) {
        let number = try cursor.value("number") { CaseNumber($0) }
        let folder = try cursor.value("folder") {
            ArchivePlace.isBag($0, of: number) ? $0 : nil
        }
        self.init(
            number: number, folder: folder,
            archiveCode: try cursor.valueIfThere("archiveCode") { $0 },
            tagManifest: try cursor.value("tagManifest", ContentDigest.init))
    }
}
