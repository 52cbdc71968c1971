internal import Registry

/// How long an examination may take before its process is ended: by the size of what is examined.
enum ExaminationTime {
    /// What a small package may take on a machine that is busy with others; alone it takes
    /// milliseconds, the worst ones of the tests under two seconds.
    static let floorMilliseconds = 30_000
    /// Half of what the slowest disk considered reads, which inflating exceeds many times over.
    private static let inflatedBytesPerSecond = 30_000_000

    /// The most, in milliseconds: the time to inflate what a package of so many bytes can hold within
    /// the limits, at most `examination-milliseconds`; and what its bytes themselves add.
    static func milliseconds(sizeBytes: Int, _ limits: IntakeLimits) -> Int {
        let (product, isTooLarge) = sizeBytes.multipliedReportingOverflow(
            by: limits[.inflationRatio])
        let inflated = min(
            isTooLarge ? .max : max(product, limits[.inflationFloorBytes]),
            limits[.inflatedBytes])
        let work = floorMilliseconds + inflated / (inflatedBytesPerSecond / 1000)
        return min(limits[.examinationMilliseconds], work)
            + sizeBytes / (limits[.examinationRate] / 1000)
    }
}
