internal import Examination
internal import Registry
internal import Storage
internal import System

// A stranger's bytes are never opened here: an examiner takes packages apart once more.
extension TodoWriter {
    /// An answer, or `nil` when the examiner failed: the page is made without what it would show.
    func ask(
        _ request: ExaminationRequest, _ descriptors: [Int32], sizeBytes: Int
    ) throws -> ExaminationReply? {
        switch try examiner.ask(request, descriptors, sizeBytes: sizeBytes) {
        case .success(let reply): reply
        case .failure: nil
        }
    }
}
