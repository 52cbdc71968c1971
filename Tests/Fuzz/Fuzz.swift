// The program behind `make fuzz`: libFuzzer calls one target in this process, with address and leak
// checks in every room. DENGJI_FUZZ_TARGET names the target; with DENGJI_FUZZ_SEEDS it writes the
// target's seeds into that folder instead and ends.

import Foundation
import FuzzTargets

/// Set once, before libFuzzer's one thread calls anything.
nonisolated(unsafe) private var target: (any FuzzTarget)?

/// What libFuzzer calls first.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
    _ count: UnsafeMutablePointer<CInt>?,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> CInt {
    let environment = ProcessInfo.processInfo.environment
    let name = environment["DENGJI_FUZZ_TARGET"] ?? ""
    guard let type = FuzzTargets.type(named: name) else {
        stop("no target \(name); there are \(FuzzTargets.all.map(\.name).joined(separator: " "))")
    }
    do {
        let made = try type.init(Repository())
        if let folder = environment["DENGJI_FUZZ_SEEDS"] {
            try write(try made.seeds(), into: URL(fileURLWithPath: folder))
            print(type.maxBytes)
            exit(0)
        }
        target = made
    } catch {
        stop("the target \(name) cannot be made: \(error)")
    }
    return 0
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func execute(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do {
        _ = try target?.execute(Array(UnsafeBufferPointer(start: start, count: count)))
    } catch {
        stop("FOUND: \(error)")
    }
    return 0
}

private func write(_ seeds: [[UInt8]], into folder: URL) throws {
    for (number, seed) in seeds.enumerated() {
        try Data(seed).write(to: folder.appendingPathComponent("seed-\(number)"))
    }
}

/// Ends as a crash does, so that libFuzzer keeps the input.
private func stop(_ reason: String) -> Never {
    FileHandle.standardError.write(Data("\(reason)\n".utf8))
    abort()
}
