extension Term {
    /// Its length as papers write it: `20个工作日`, `60日`, `6个月`, `3年`.
    package var chinese: String {
        switch unit {
        case .workingDays: "\(value)个工作日"
        case .days: "\(value)日"
        case .months: "\(value)个月"
        case .years: "\(value)年"
        }
    }
}
