extension EntryMark.Kind {
    /// Its name on pages and in findings.
    package var chinese: String {
        switch self {
        case .disputed: "权属有争议"
        case .authorisationEnded: "授权已终止"
        case .sourceEnded: "来源登记已失效"
        }
    }
}
