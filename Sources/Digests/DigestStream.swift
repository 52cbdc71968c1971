internal import COpenSSL

/// A digest under way; belongs to one thread at a time.
@safe package final class DigestStream {
    private let context: OpaquePointer
    private let algorithm: DigestAlgorithm
    /// Whether what is in the context was finished, and has to be forgotten before more is added.
    private var isFinished = false

    /// Starts a digest.
    package init(_ algorithm: DigestAlgorithm = .sha256) {
        guard let context = unsafe EVP_MD_CTX_new() else {
            preconditionFailure("no memory for a digest: nothing can be judged")
        }
        unsafe self.context = unsafe context
        self.algorithm = algorithm
        restart()
    }

    deinit { unsafe EVP_MD_CTX_free(context) }

    /// Forgets what was added.
    package func restart() {
        isFinished = false
        let method = unsafe DigestMethods.method(algorithm)
        guard unsafe EVP_DigestInit_ex2(context, method, nil) == 1 else {
            preconditionFailure("libcrypto does not start \(algorithm.rawValue)")
        }
    }

    /// Adds bytes.
    package func update(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBytes { unsafe update($0) }
    }

    /// Adds bytes that are read during the call only.
    package func update(_ bytes: UnsafeRawBufferPointer) {
        if isFinished { restart() }
        guard unsafe EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1 else {
            preconditionFailure("libcrypto does not continue \(algorithm.rawValue)")
        }
    }

    /// The digest of everything added; the stream starts anew.
    package func finish() -> Digest {
        if isFinished { restart() }
        var bytes = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 0
        guard unsafe EVP_DigestFinal_ex(context, &bytes, &length) == 1, length == 32 else {
            preconditionFailure("libcrypto does not finish \(algorithm.rawValue)")
        }
        isFinished = true
        return Digest(algorithm: algorithm, bytes: bytes)
    }
}

/// The algorithms, fetched once: a fetch costs more than a short digest.
private enum DigestMethods {
    // Safety: an EVP_MD is never changed after it was fetched and never freed here.
    nonisolated(unsafe) private static let sha256 = unsafe fetch(.sha256)
    nonisolated(unsafe) private static let sm3 = unsafe fetch(.sm3)

    static func method(_ algorithm: DigestAlgorithm) -> OpaquePointer {
        switch algorithm {
        case .sha256: unsafe sha256
        case .sm3: unsafe sm3
        }
    }

    private static func fetch(_ algorithm: DigestAlgorithm) -> OpaquePointer {
        guard let method = unsafe EVP_MD_fetch(nil, algorithm.libraryName, nil) else {
            preconditionFailure("libcrypto does not offer \(algorithm.rawValue)")
        }
        return unsafe method
    }
}
