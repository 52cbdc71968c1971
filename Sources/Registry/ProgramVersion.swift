/// The one place where the program's version stands; reports, papers and `--version` name it.
package enum ProgramVersion {
    /// Raised for every release, by semantic versioning.
    package static let text = "0.1.0"

    /// As reports name who judged, `dengji 0.1.0`.
    package static let engine = "dengji " + text
}
