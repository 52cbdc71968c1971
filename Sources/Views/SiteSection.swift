/// The parts of the public site, in the order of its menu.
package enum SiteSection: CaseIterable, Sendable {
    case publicity, register, catalogue, announcements, statistics, verification, application

    /// Its first page, from the site's own folder.
    var path: String {
        switch self {
        case .publicity: "publicity/index.html"
        case .register: "search.html"
        case .catalogue: "catalog/index.html"
        case .announcements: "announcements/index.html"
        case .statistics: "statistics.html"
        case .verification: "verify.html"
        case .application: "apply/index.html"
        }
    }

    var title: (chinese: String, english: String) {
        switch self {
        case .publicity: ("公示", "Publicity")
        case .register: ("登记", "Register")
        case .catalogue: ("目录", "Catalogue")
        case .announcements: ("公告", "Notices")
        case .statistics: ("统计", "Statistics")
        case .verification: ("核验", "Verify")
        case .application: ("申请", "Apply")
        }
    }
}
