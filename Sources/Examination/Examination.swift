// Examination: a package becomes facts or findings.
//
// What it is for: the examiner processes, and `dengji check`, hand in the bytes of one package and
// get back what it says, or everything that is wrong with it, each thing with its place, a sentence
// in Chinese and in English, and what to do. The room also owns the messages between the watcher and
// its examiners.
//
// Guarantees: all findings at once, up to a limit that is itself told; a missing or misplaced
// element never hides what is wrong with its neighbours; one fault is reported once, by the rule
// that says most; what a sender calls itself is read even from a document that is refused. Valid,
// invalid and engine failure are three verdicts: a fault of this program is never a finding.
// Messages are decoded strictly: no bytes of a child can stop the parent.
//
// Never: opens a file, reads a clock, trusts a document's own key, decides whether a signature is
// good, keeps anything of one package for the next.
//
// Failures: `ExaminerError` when a set of schemas cannot be used, before any package is seen;
// `ExaminationCodecError` for a message that is not one; everything else is in the `Examination`.
//
// Threads: an examiner belongs to one thread; each examiner process has one.
