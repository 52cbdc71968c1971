internal import Packages
internal import Registry

/// A package of the program's own, examined before the examiner locks itself in, so that the C library
/// has read what it reads late (the tables of GB18030), and once more behind the lock, so that a machine
/// whose libraries make other calls is told by a start that fails and not by the packages of others.
package enum Rehearsal {
    /// Examines it. What is found does not matter; whether it comes back does. Throws a reason.
    package static func run(with examiner: Examiner) throws {
        try GB18030Name.prepare()
        // "登记" in GB18030: the document then takes the way through the converter.
        let title: [UInt8] = [0xB5, 0xC7, 0xBC, 0xC7]
        // Of the most frequent kind, whose schema is compiled by the way.
        let begin =
            "<?xml version=\"1.0\" encoding=\"GB18030\"?><application "
            + "xmlns=\"urn:dengji:application:1\" kind=\"resource-registration\"><title>"
        let document = Array(begin.utf8) + title + Array("</title></application>".utf8)
        // Long enough to be deflated, as most contents are.
        let attachment = [UInt8](repeating: UInt8(ascii: "a"), count: 70_000)
        let outcome = try PackageWriter.bytes([
            PackagePart(name: PackageWriter.firstName, bytes: document),
            PackagePart(name: "attachments/a.txt", bytes: attachment),
        ])
        guard case .written(let package) = outcome else { return }
        let found = examiner.examine(
            PackageSource(package), fileName: "rehearsal.zip", profile: nil)
        if case .engineFailure(let reason) = found.verdict { throw RehearsalError(reason: reason) }
    }
}

/// The program's own package could not be judged.
struct RehearsalError: Error, CustomStringConvertible {
    let reason: String
    var description: String { "rehearsal: \(reason)" }
}
