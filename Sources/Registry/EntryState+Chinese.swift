extension EntryState {
    /// Its name in findings and on pages.
    package var chinese: String {
        switch self {
        case .inForce: "有效"
        case .suspended: "暂停"
        case .cancelled: "已注销"
        case .lapsed: "期满注销"
        case .revoked: "已撤销"
        case .terminated: "已终止"
        }
    }
}
