/// A page: what is on it, the first behind the last.
struct Sheet {
    var elements: [SheetElement] = []
    /// Whether it has its own frame, and therefore no line at the top and no number at the bottom.
    var isFace = false
}
