/// A file copied into the channel, and which one it was.
struct Spooled {
    let file: BundleFile
    let mark: SourceMark
}
