internal import Examination
internal import Registry
internal import Storage
internal import System

// A stranger's bytes are never opened here: an examiner takes packages apart once more.
extension TodoWriter {
    /// An answer, or `nil` when the examiner failed: that is said, and the page is made without what it
    /// would show.
    func ask(
        _ request: ExaminationRequest, of number: CaseNumber, _ descriptors: [Int32],
        sizeBytes: Int
    ) throws -> ExaminationReply? {
        let failure: String
        switch try examiner.ask(request, descriptors, sizeBytes: sizeBytes) {
        case .success(.failed(let reason)): failure = reason
        case .success(let reply): return reply
        case .failure(let death): failure = "\(death)"
        }
        faults.report(.viewFailed("\(number.text): \(failure)"))
        return nil
    }
}
