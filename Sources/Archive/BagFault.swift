/// One thing that is wrong with a bag.
package struct BagFault: Hashable, Sendable {
    /// What kind; stable names.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// There is no `bagit.txt`, or it is not that of a version this program knows.
        case declaration = "bag-declaration"
        /// There is no manifest that could be checked.
        case manifestMissing = "bag-manifest-missing"
        /// A line of a manifest has not its form, names a file twice or one outside the bag.
        case manifestLine = "bag-manifest-line"
        /// A file has other bytes than its manifest says.
        case changed = "bag-changed"
        /// A file that a manifest names is not there.
        case missing = "bag-missing"
        /// Something lies there that no manifest names.
        case added = "bag-added"
        /// A file lies there and cannot be read.
        case unreadable = "bag-unreadable"
        /// `case.xml` gives a paper another digest, or is of another case than the bag.
        case otherCase = "bag-case"
        /// Bytes and files are not as many as `bag-info.txt` says.
        case oxum = "bag-oxum"
        /// The ZIP that the bag is has a header, a directory or other bytes that do not belong.
        case zip = "bag-zip"
    }

    /// What kind.
    package var code: Code
    /// The file, from the bag's folder.
    package var path: String
    /// What was found, where that says more than the code.
    package var found: String?
    /// What should be there.
    package var expected: String?

    init(_ code: Code, _ path: String, found: String? = nil, expected: String? = nil) {
        self.code = code
        self.path = path
        self.found = found
        self.expected = expected
    }
}
