// XML: everything that touches libxml2.
//
// What it is for: bytes of strangers become a tree that can be read, judged by a schema and by
// rules, and put into canonical form; our own papers are written canonical from the start.
//
// Guarantees: no DTD is ever read (a DOCTYPE is a problem, found before any entity exists), nothing
// is fetched from the network or from disk, XInclude is not processed, errors of namespaces are
// errors, every limit of `XMLLimits` is enforced, and all three of the labels gb2312, gbk and
// gb18030 are read as GB18030. Lines are right beyond 65,535.
//
// Never: recovers a broken document, raises libxml2's own limits, resolves an entity, keeps anything
// of a document between two calls, prints.
//
// Failures: what is wrong with a document comes back as `[XMLProblem]`. `XMLEngineError` means that
// this program could not judge: memory, an internal error of the schema engine, a schema or rule
// file that is broken or uses what is not supported; it is never a verdict on a document. Misuse
// (closing an element that is not open) stops the program.
//
// Threads: a document, a schema, a rule set and a query belong to one thread at a time; none is
// Sendable. Different threads use different ones, at the same time, freely.
