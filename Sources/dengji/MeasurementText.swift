internal import Foundation
internal import Pipeline

/// A measurement as text: what `make bench` prints of each run.
enum MeasurementText {
    /// Rate, a line for each step, peak memory of each process.
    static func text(_ measurement: StepTimer.Measurement) -> String {
        let seconds = Double(measurement.elapsedNanoseconds) / 1e9
        let rate = seconds > 0 ? Double(measurement.lines) / seconds : 0
        var lines = [
            String(
                format: "%d lines in %.3f s: %.0f a second", measurement.lines, seconds, rate)
        ]
        for step in StepTimer.Step.allCases {
            guard let count = measurement.counts[step], count > 0 else { continue }
            let total = Double(measurement.nanoseconds[step] ?? 0)
            lines.append(
                "  " + step.rawValue.padding(toLength: 10, withPad: " ", startingAt: 0)
                    + String(
                        format: "%8.1f µs each, %8.1f ms in all, %d times",
                        total / 1e3 / Double(count), total / 1e6, count))
        }
        let commits = measurement.commits
        if commits.count > 0 {
            lines.append(
                String(
                    format: "  a commit: half within %.1f ms, 99 of 100 within %.1f ms, "
                        + "the longest %.1f ms", milli(commits.quantile(0.5)),
                    milli(commits.quantile(0.99)), milli(commits.longest)))
        }
        lines.append(String(format: "  peak memory: dengji %.1f MB", mega(measurement.peakKiB)))
        for peak in measurement.examinerPeaksKiB {
            lines.append(String(format: "  peak memory: examiner %.1f MB", mega(peak)))
        }
        return lines.joined(separator: "\n")
    }

    private static func milli(_ nanoseconds: UInt64) -> Double { Double(nanoseconds) / 1e6 }

    private static func mega(_ kibibytes: Int) -> Double { Double(kibibytes) * 1024 / 1e6 }
}
