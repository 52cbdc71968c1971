import Testing

@testable import Registry
@testable import WorkingDays

@Suite("A file that waits")
struct WaitingTests {
    static let rules: [WaitingFile.Reason: String] = [
        .temporary: "PKG-WAITING-TEMPORARY", .noMarker: "PKG-WAITING-NO-MARKER",
        .oldMarker: "PKG-WAITING-OLD-MARKER", .markerAlone: "PKG-WAITING-MARKER-ALONE",
        .growing: "PKG-WAITING-GROWING", .notFile: "PKG-WAITING-NOT-FILE",
        .notTaken: "PKG-WAITING-NOT-TAKEN", .tooLarge: "PKG-WAITING-TOO-LARGE",
        .noRoom: "PKG-WAITING-NO-ROOM",
    ]

    @Test(
        "is told its reason, and nothing of it but its name", arguments: WaitingFile.Reason.allCases
    )
    func finding(reason: WaitingFile.Reason) {
        let file = WaitingFile(
            folder: nil, name: "x.zip", sizeBytes: 5, since: Instant(milliseconds: 0),
            reason: reason, key: ContentDigest(sha256: String(repeating: "0", count: 64)))
        let finding = file.finding
        #expect(finding.rule == WaitingTests.rules[reason])
        #expect(finding.file == "x.zip")
        #expect(finding.found == nil && finding.severity == .error)
        #expect(!finding.advice.isEmpty && !finding.adviceEnglish.isEmpty)
    }
}
