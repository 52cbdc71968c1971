import Foundation
import Testing

@Suite("Commands in documents")
struct DocumentCommandTests {
    static let program = SourceFile.root.appendingPathComponent(".build/debug/dengji").path

    @Test(
        "every command that README, FORMATS, OPERATING and the guides show does what they say",
        .enabled(if: FileManager.default.isExecutableFile(atPath: program)))
    func commandsRun() throws {
        let process = Process()
        process.executableURL = SourceFile.root.appendingPathComponent("Tests/Demo/documents.sh")
        process.arguments = [DocumentCommandTests.program]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(text)")
    }
}
