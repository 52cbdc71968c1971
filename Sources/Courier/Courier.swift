// Courier: files between an outer network, where departments drop and collect, and an inner one,
// where the registry runs, when nothing but a person or a one-way device passes between (摆渡).
//
// What it is for: bundles (a numbered ZIP with a signed manifest), the channel's folder that either
// side keeps, and the two acts: pack what waits into bundles, unpack a bundle into the folders.
//
// Guarantees: numbers run from 1 without gap, per channel and direction, and each manifest names the
// digest of the one before. A bundle is delivered once, whole, and in the order of its number; what
// comes early waits, what comes again changes nothing, another bundle under a used number is
// refused. Nothing is written outside `inbox/` and `outbox/` of the tree and the channel's folder, no
// link below them is followed, no file that lies there is overwritten but pages and `public/`. The
// original of a packed file goes only after the bundle is durable, and the bundle stays in `sent/`
// until the other side's manifest acknowledges it. Killed between any two effects, the next call
// goes on without a gap and without a double.
//
// The commit of a packed bundle is the rename to `sent/<number>.zip`; of a delivery the plan
// `received/<number>.plan`, written when every file lies ready under a temporary name beside its
// place: a temporary name that is gone was given its place.
//
// Never: decides what a dropped file is worth, reads a clock, prints, touches the registry's state.
//
// Failures: what is wrong with a bundle is a `BundleRefusal` and changes nothing; a channel's own
// files that cannot be read are a `ChannelError`; a failing disk is a `SystemError`, after which the
// same command is run again.
