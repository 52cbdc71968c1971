internal import Digests

/// By which URIs documents may name their algorithms. W3C's for SHA-256 and ECDSA are fixed; for SM2
/// and SM3 no standard has any, so those are settings.
///
/// Every signature may have every digest. The first URI of each algorithm is the one we write.
package struct SignatureNames: Sendable, Hashable {
    /// Why settings cannot be used.
    package enum Fault: Error, Sendable, Hashable, CustomStringConvertible {
        /// No algorithm of this name.
        case unknown(String)
        /// Two algorithms share a URI, and a reader could not tell them apart.
        case shared(uri: String)
        /// Not printable ASCII without quotes, ampersands and angle brackets.
        case uri(String)

        /// One English sentence.
        package var description: String {
            switch self {
            case .unknown(let name): "there is no algorithm \(name)"
            case .shared(let uri): "\(uri) would name two algorithms"
            case .uri(let uri): "\(uri) cannot be an algorithm URI"
            }
        }
    }

    /// Every pair that is read.
    let namings: [SignatureNaming]
    /// Every SignedInfo that is read, as far as its algorithms go.
    let shapes: [SignedInfoShape]

    /// The URIs in use: W3C's, and those of the Chinese customs' electronic port, of which the first
    /// came in 2022 with SM3 for the document, and the second, older, stands in declarations of
    /// cross-border trade (beside a SHA-1 that is not accepted here).
    package static let standard: SignatureNames = {
        do {
            return try SignatureNames(methods: [], digests: [])
        } catch {
            preconditionFailure("the standard URIs are settings that can be used: \(error)")
        }
    }()

    private static let methods: [(algorithm: SignatureAlgorithm, uris: [String])] = [
        (.ecdsaP256, ["http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"]),
        (
            .sm2,
            [
                "http://www.chinaport.gov.cn/2022/04/xmldsig#sm2-sm3",
                "http://www.w3.org/2000/09/xmldsig#sm2-sm3",
            ]
        ),
    ]

    private static let digests: [(digest: DigestAlgorithm, uris: [String])] = [
        (.sha256, ["http://www.w3.org/2001/04/xmlenc#sha256"]),
        (.sm3, ["http://www.chinaport.gov.cn/2022/04/xmldsig#sm3"]),
    ]

    /// The standard ones, and before them those of the settings: pairs of an algorithm's name
    /// (`sm2-sm3`) or a digest's (`sm3`) and a URI.
    package init(
        methods: [(name: String, uri: String)], digests: [(name: String, uri: String)]
    ) throws(Fault) {
        for (name, _) in methods where SignatureAlgorithm(name: name) == nil {
            throw .unknown(name)
        }
        for (name, _) in digests where DigestAlgorithm(rawValue: name) == nil {
            throw .unknown(name)
        }
        let allMethods = SignatureNames.methods.map { entry in
            (
                entry.algorithm,
                SignatureNames.joined(methods, named: entry.algorithm.name, before: entry.uris)
            )
        }
        let allDigests = SignatureNames.digests.map { entry in
            (
                entry.digest,
                SignatureNames.joined(digests, named: entry.digest.rawValue, before: entry.uris)
            )
        }
        try SignatureNames.check(allMethods.flatMap(\.1) + allDigests.flatMap(\.1))
        var namings: [SignatureNaming] = []
        for (algorithm, methods) in allMethods {
            // Its own digest first, for that is what we write.
            let own = allDigests.filter { $0.0 == algorithm.digest }
            let others = allDigests.filter { $0.0 != algorithm.digest }
            for method in methods {
                for (digest, uris) in own + others {
                    namings += uris.map {
                        SignatureNaming(
                            algorithm: algorithm, signatureMethod: method, digest: digest,
                            digestMethod: $0)
                    }
                }
            }
        }
        self.namings = namings
        shapes = namings.flatMap { naming in
            ["", "ds:"].map { SignedInfoShape(naming, prefix: $0) }
        }
    }

    /// What our own signatures of an algorithm name.
    package func written(for algorithm: SignatureAlgorithm) -> SignatureNaming {
        guard let naming = namings.first(where: { $0.algorithm == algorithm }) else {
            preconditionFailure("\(algorithm.name) is not among the algorithms")
        }
        return naming
    }

    private static func joined(
        _ settings: [(name: String, uri: String)], named name: String, before uris: [String]
    ) -> [String] {
        let own = settings.filter { $0.name == name }.map(\.uri)
        return own + uris.filter { !own.contains($0) }
    }

    private static func check(_ uris: [String]) throws(Fault) {
        var seen: Set<String> = []
        for uri in uris {
            let isPlain = uri.utf8.allSatisfy { byte in
                (0x21...0x7E).contains(byte) && !Array("\"&<>'".utf8).contains(byte)
            }
            guard isPlain, !uri.isEmpty else { throw .uri(uri) }
            guard seen.insert(uri).inserted else { throw .shared(uri: uri) }
        }
    }
}
