package import Papers
package import Registry

/// Why a page was not made.
package enum ViewError: Error, Hashable, CustomStringConvertible {
    /// The set of schemas has no such template; with its name, `paper-certificate`.
    case missingTemplate(String)
    /// A template is not UTF-8 or its tags do not pair.
    case brokenTemplate(String, reason: String)
    /// A template names a value that no page has.
    case unknownName(template: String, name: String)
    /// A template uses a tag that pages may not have: an unescaped value, other delimiters, a
    /// pragma, inheritance.
    case forbiddenTag(template: String, tag: String)
    /// A file from which labels are taken cannot be read; with its path in the set.
    case labels(file: String, reason: String)
    /// The bytes are no paper; with the file's name.
    case unreadable(file: String, PaperError)
    /// The publicity index was given another paper.
    case notPublicity(file: String)
    /// The case is in no stage of the procedure that somebody decides.
    case nothingToDecide(CaseNumber)
    /// None of the deciders given has an officer who may decide at that stage.
    case noOfficer(CaseNumber, stage: String)
    /// Somebody would decide a case in which their own organisation is the applicant.
    case ownCase(CaseNumber, PartyID)
    /// Two files of a todo folder would have one name, or a name is not a safe one.
    case fileName(String)

    /// One English sentence.
    package var description: String {
        switch self {
        case .missingTemplate(let name): "there is no template \(name)"
        case .brokenTemplate(let name, let reason): "the template \(name) is broken: \(reason)"
        case .unknownName(let template, let name):
            "the template \(template) asks for \(name), which no page has"
        case .forbiddenTag(let template, let tag):
            "the template \(template) uses the tag \(tag), which is not allowed"
        case .labels(let file, let reason): "no labels can be read from \(file): \(reason)"
        case .unreadable(let file, let error): "\(file): \(error.description)"
        case .notPublicity(let file): "\(file) is not a paper of publicity"
        case .nothingToDecide(let number): "nobody has to decide the case \(number.text) now"
        case .noOfficer(let number, let stage):
            "no officer may decide the case \(number.text) at the stage \(stage)"
        case .ownCase(let number, let party):
            "\(party.code) is an applicant of the case \(number.text) and cannot decide it"
        case .fileName(let name): "\(name) cannot be the name of a file in a todo folder"
        }
    }
}
