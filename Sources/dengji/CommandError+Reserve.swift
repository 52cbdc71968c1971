internal import Pipeline

/// What a single pass leaves where it is, for want of room.
extension CommandError {
    /// The message and advice of an error about the reserve; `nil` for any other.
    static func aboutReserve(_ error: PipelineError) -> CommandError? {
        guard case .reserveReached(let folder, let free, let kept, let waiting) = error else {
            return nil
        }
        return .environment(
            Message(
                zh: "\(folder) 所在的文件系统只剩 \(free >> 20) MiB，低于保留的 \(kept >> 20) MiB"
                    + "（reserve-bytes）：\(waiting) 件来件留在收件箱，未接收；"
                    + "收到时间在其之前的期限和在办事项已处理，其后的期限等待这些来件。",
                en: "the file system of \(folder) has \(free >> 20) MiB left, less than the "
                    + "\(kept >> 20) MiB kept in reserve (reserve-bytes): \(waiting) files were left "
                    + "in the inbox. What was due before they came was done; later ticks wait for "
                    + "them."),
            advice: Message(
                zh: "腾出空间或者扩大磁盘后再次运行；登记库内的文件不要手工删除。",
                en:
                    "Make room or enlarge the disk, and run it again; delete nothing of the registry "
                    + "by hand."))
    }
}
