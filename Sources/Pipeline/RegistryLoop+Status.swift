internal import Registry
internal import Storage
internal import WorkingDays

extension RegistryLoop {
    /// Makes the public status list anew once everything else is done: after lines that changed
    /// entries, and when a day has begun; the number of lines.
    ///
    /// A tick that is due comes first, because it may change entries; while intake stands still, so
    /// does the list.
    func listStatus() throws -> Int {
        if isStandingStill { return 0 }
        let lag = clock.fixedReceipt == nil ? RegistryLoop.stampLagMilliseconds : 0
        if let tick = desk.nextTick, tick.at + lag <= clock.now().milliseconds { return 0 }
        guard let line = try patiently({ try desk.line(listingStatusAt: now) }) ?? nil else {
            return 0
        }
        return try commit(lines: [line]) ? 1 : 0
    }
}
