internal import Registry

/// A registrant or applicant.
struct RegistrantRow {
    var name = ""
    var uscc = ""
    var role = ""
    var region = ""
    var representative = ""
    var person = ""

    init() {}

    init(_ applicant: Applicant, labels: PageLabels) {
        name = applicant.name
        uscc = applicant.id.code
        role = labels.text(.applicant, applicant.kind)
        region = applicant.region
        representative = applicant.representative
        person = applicant.contact
    }
}
