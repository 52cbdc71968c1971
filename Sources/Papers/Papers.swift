// Papers: what the registry says, as XML: signed papers, case files, register entries, slip drafts.
//
// What it is for: turning a `PaperOrder` of the docket into the bytes that are signed and sent, and
// back into a plain value that a page can show; writing and reading `case.xml` and register entries;
// drafting decision slips for deciders.
//
// Guarantees: a paper is its own exclusive canonical form, so it is signed without being parsed, and
// has one element on a line, so it is read with a text editor. Whatever an applicant wrote stays
// data: markup is escaped, characters that XML does not know become U+FFFD, and inside sentences
// nothing can reverse or break the words around it. A paper with a hole (a value, a reason, a
// contact or a remedy that is due and not there) is not made. Case files and register entries read
// back as what they were written from.
//
// Never: decides anything, counts a date, chooses a number, reads a file, asks the clock. What
// `PaperReading` gives is what the bytes say; whether they are ours is judged in Verification.
//
// Failures: all are `PaperError`. Those of rendering mean that the docket, the wording or the
// configuration is wrong; those of reading that a file is not what it should be.
