// FuzzTargets: the places where bytes of strangers enter, each as a function of nothing but those bytes.
//
// What it is for: `make fuzz` calls these functions with inputs that libFuzzer makes, led by what they
// covered; Tests/FuzzTests calls the same functions in the ordinary suite, with seeds, every input that
// was ever found to break something, and changes of both drawn with a fixed seed.
//
// A target does what the program does with such bytes, in this process, and besides asks what must hold
// whatever they are: what was read is written as it was, nobody's signature appears on what nobody
// signed, two ways of reading agree. A crash, a leak, a time-out and a broken promise are all findings.

/// A promise that some input broke.
package struct BrokenPromise: Error, CustomStringConvertible {
    /// What was to hold.
    package let description: String
}

/// One entrance.
package protocol FuzzTarget: AnyObject {
    /// Longest input that is worth its time, in bytes.
    static var maxBytes: Int { get }

    /// Makes ready once what every execution needs.
    init(_ repository: Repository) throws

    /// Does with bytes what the program does, and says whether any reader took them. Whatever it throws
    /// is a finding: a `BrokenPromise`, or an engine that could not judge.
    func execute(_ bytes: [UInt8]) throws -> Bool

    /// Inputs to begin with, of every form the target knows: made from the repository's own examples
    /// and fixtures.
    func seeds() throws -> [[UInt8]]
}

extension FuzzTarget {
    /// Throws unless something holds.
    func hold(_ condition: Bool, _ promise: @autoclosure () -> String) throws {
        if !condition { throw BrokenPromise(description: promise()) }
    }
}

/// The targets by the names that `make fuzz TARGET=…` knows.
package enum FuzzTargets {
    /// In the order of `make fuzz`.
    package static var all: [(name: String, type: any FuzzTarget.Type)] {
        [
            ("zip", ZIPTarget.self), ("package", PackageTarget.self),
            ("signature", SignatureTarget.self), ("journal", JournalTarget.self),
            ("checkpoint", CheckpointTarget.self), ("certificate", CertificateTarget.self),
            ("message", MessageTarget.self), ("paper", PaperTarget.self),
            ("bag", BagTarget.self), ("table", TableTarget.self),
        ]
    }

    /// The target of a name.
    package static func type(named name: String) -> (any FuzzTarget.Type)? {
        all.first { $0.name == name }?.type
    }
}
