// Views: what people look at. HTML pages from signed papers and case records, and the folder of a
// decider's pending case.
//
// What it is for: a page beside every paper that reads well on a telephone and in print, the index
// of publicity, and the todo folder with a page and one pre-filled slip for each outcome.
//
// Guarantees: the same input gives the same bytes. Whatever a stranger wrote is text: every value
// is escaped scalar by scalar, control and direction characters are made visible, no template can
// print a value unescaped, links lead only to names made here. Pages fetch nothing from outside, run
// nothing (application forms run the set's own scripts), and are well-formed XML as well as HTML. A template with a hole, an unknown name or a missing
// part is refused when the set is loaded, not when a page is due.
//
// Never: decides, signs, verifies, counts a date into a paper, asks the clock, reads a file. A page
// has no force of its own and says so; the signed file prevails.
//
// Failures: all are `ViewError`. Those of loading mean that `schemas/templates/` is wrong, those of
// reading that a file is no paper of ours; none stops the program, because pages can be rebuilt.
