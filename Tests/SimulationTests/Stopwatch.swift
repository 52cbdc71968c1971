import Foundation

/// Time that this process spent working, whoever else uses the machine.
struct Stopwatch {
    private let begun = clock()

    var milliseconds: Int { Int(clock() - begun) * 1000 / Int(CLOCKS_PER_SEC) }
}
