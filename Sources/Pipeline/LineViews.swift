internal import Storage
internal import WorkingDays

/// Views that follow the journal line by line, such as the city's catalogue or the public site. To add
/// some, make a class of this kind and name it in `ViewWriter`'s list: the watcher then keeps them in
/// step, and `dengji site` makes them anew.
protocol LineViews: AnyObject {
    /// What they are called where one of them could not be made, `public/catalog`.
    var name: String { get }
    /// The first line they have not taken in; `nil` when they remember nothing over a start.
    var firstLine: Int? { get }
    /// Takes in a line whose views are to be made. The same line may come again after a failure. What is
    /// to be known of earlier lines is a matter of `ViewMemory`.
    func take(_ line: JournalLine) throws
    /// Writes what was touched since it was called last, and what depends on the day. When it throws,
    /// the same is to be written again.
    func make(on today: Day) throws
    /// Everything is made anew from the first line on, whatever was made before.
    func forget() throws
    /// Nothing more will come.
    func close()
}

extension LineViews {
    var firstLine: Int? { nil }
    func forget() throws {}
    func close() {}
}
