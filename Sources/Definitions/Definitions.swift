// Definitions: what may change without a new program, from XML to values of the registry.
//
// What it is for: procedures, profiles, working calendars, codes and the words of papers out of a set
// of schemas (`RuleBook`), and the files of parties and of a workspace's configuration, read and written.
//
// Guarantees: every file is judged by its XSD of the same set, then by what an XSD cannot say
// (a day that does not exist, a term that no profile has, two profiles for one day); all problems of
// all files are reported together, each with file, line and place. What it writes is valid, and is
// canonical XML but for the line feed that ends it.
//
// Never: opens a file, guesses a missing value, accepts a set with a problem in it.
//
// Failures: `DefinitionError.refused` for what people wrote; the set is not adopted, and a registry
// that runs keeps the one it has. `DefinitionError.engineFailed` when this program could not judge.
