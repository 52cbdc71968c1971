/// The files of one drop folder, and those of them that are ready in the order of their receipt.
struct TrackedFolder {
    var files: [[UInt8]: TrackedFile] = [:]
    var ready = MinHeap<TrackedFile.Turn>()

    /// The ready file received first; what counts no more before it is dropped.
    var firstReady: TrackedFile? {
        mutating get {
            while let turn = ready.first {
                if turn.isValid { return turn.file }
                ready.pop()
            }
            return nil
        }
    }
}
