/// What a cell consists of. The raw value is its code in messages and reports.
package enum CellPart: String, Hashable, Sendable, CaseIterable {
    /// No descriptor but those handed over.
    case descriptors
    /// No core file.
    case dumps
    /// Bounds on memory, files, processes.
    case limits
    /// No new privileges by a program on the disk.
    case privileges
    /// No file by its path (Landlock, ABI 1).
    case files
    /// Not even cutting one (ABI 3).
    case truncation
    /// No TCP (ABI 4).
    case network
    /// No control of devices (ABI 5).
    case devices
    /// No abstract socket and no signal to the outside (ABI 6).
    case scopes
    /// No call but those of the list (seccomp).
    case calls

    /// What is missing where it is missing, in Chinese.
    package var chinese: String {
        switch self {
        case .descriptors: "关闭多余的文件描述符"
        case .dumps: "不产生内存转储"
        case .limits: "内存、文件、进程数的上限"
        case .privileges: "不获得新权限"
        case .files: "不按路径打开文件（Landlock）"
        case .truncation: "不截断文件（Landlock ABI 3）"
        case .network: "不使用 TCP（Landlock ABI 4）"
        case .devices: "不控制设备（Landlock ABI 5）"
        case .scopes: "不向外发信号、不连抽象套接字（Landlock ABI 6）"
        case .calls: "只许清单内的系统调用（seccomp）"
        }
    }

    /// The same in English.
    package var english: String {
        switch self {
        case .descriptors: "closing descriptors that are not needed"
        case .dumps: "no core file"
        case .limits: "bounds on memory, files and processes"
        case .privileges: "no new privileges"
        case .files: "no file by its path (Landlock)"
        case .truncation: "no file cut (Landlock ABI 3)"
        case .network: "no TCP (Landlock ABI 4)"
        case .devices: "no control of devices (Landlock ABI 5)"
        case .scopes: "no signal and no abstract socket to the outside (Landlock ABI 6)"
        case .calls: "no system call but those on a list (seccomp)"
        }
    }
}

/// A part that could not be locked, and why.
package struct CellGap: Hashable, Sendable, CustomStringConvertible {
    /// The part.
    package let part: CellPart
    /// What the kernel said.
    package let reason: String

    /// A gap.
    package init(_ part: CellPart, _ reason: String) {
        self.part = part
        self.reason = reason
    }

    /// `code: reason`, as it goes from process to process.
    package var description: String { "\(part.rawValue): \(reason)" }

    /// Reads a description; `nil` where it is none.
    package init?(_ description: String) {
        guard let colon = description.firstIndex(of: ":"),
            let part = CellPart(rawValue: String(description[..<colon]))
        else { return nil }
        self.init(part, String(description[colon...].dropFirst(2)))
    }
}
