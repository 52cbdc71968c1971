// Pipeline: the one running registry of a workspace.
//
// What it is for: watching `inbox/`, claiming what is ready, having it examined in child processes,
// asking the docket what it means, committing the answer, and keeping the views behind it.
//
// Guarantees: inputs are merged by time, a tick due at T fires after every file received before T;
// a file ends as exactly one of a paper in a case, a return, a repeat, or a quarantined file with a
// report; nothing reaches `outbox/` whose journal line is not durable (Storage sees to that).
//
// Never: opens a stranger's bytes itself (children do; but a control file of at most 4 KiB is read
// here, by Registry's strict reader), decides (Registry does), writes a file
// (Storage does), prints (the command line does).
//
// Threads: one loop owns the journal, the docket and the seals; a fixed set of workers claims files
// and waits for one examiner each; one low-priority thread writes views.
//
// Failures: what a sender did wrong becomes a paper. A `StorageError` with the verdict to stop ends
// the loop and the process; a full disk or missing permission stops intake with a message and is
// tried again. An examiner that dies or overruns is replaced and its package goes to quarantine.
