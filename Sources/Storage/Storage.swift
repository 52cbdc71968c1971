// Storage: the only room that writes state.
//
// What it is for: the journal, the redo files, case folders, register, outbox and claims of one
// workspace, behind one `Disk`; reading them back; judging whether a workspace is whole.
//
// Guarantees: an input is one journal line, and the sync of the journal in
// `Store.makeDurable` is the commit: before it nothing of the input exists, after it everything
// of the input will exist, whatever is killed or loses power, because start runs the same
// `Applying` over the redo files. Nothing is in the outbox whose line is not durable. The same
// inputs give the same bytes but for salts.
//
// Never: decides anything, renders or signs a paper, asks the clock, draws a random number of its
// own, retries a failed sync, follows a symbolic link below inbox, outbox or registry.
//
// Files come to be in three ways only (`Disk+Verbs.swift`): create, which must not find the name
// taken; create anew, which makes the bytes what they must be; replace, by a temporary name.
//
// Failures: every one is a `StorageError` with a verdict. `retryLater` (disk full, too many open
// files) leaves nothing behind; `park` concerns one dropped file; `stop` ends the process, because
// what is durable is no longer known (a failed sync) or because a person must look (damage).
// Restart begins from what is durable. Damage found by `WorkspaceCheck` is a value.
