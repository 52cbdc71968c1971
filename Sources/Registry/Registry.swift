// Registry: the domain of 《泰安市公共数据开发利用管理办法(试行)》 as values and pure functions.
//
// What it is for: parties, packages, procedures, cases, papers to be sent, and the docket that
// decides what an input means for a case.
// Guarantees: the same case, input, calendar and register always give the same decision.
// Never: reads a file, asks the clock, draws a random number, touches XML or C.
// Failures: what a sender did wrong is a `Finding`; a broken invariant of ours is a precondition.
