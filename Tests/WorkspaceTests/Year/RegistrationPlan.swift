/// What will be decided about a registration of a resource, and when; drawn once, before the year
/// begins.
struct RegistrationPlan {
    /// How it goes.
    enum Ending: String {
        /// Passed, published and issued.
        case issue
        case reject
        case refuse
        /// Nobody ever decides it.
        case forgotten
        /// The package is wrong and comes back.
        case spoiled
        /// The applicant takes it back during review.
        case withdrawInReview = "withdraw-in-review"
        /// The applicant takes it back during publicity.
        case withdrawInPublicity = "withdraw-in-publicity"
        /// Asked to complete it, the applicant never answers.
        case unanswered
        /// Asked to complete it, the applicant does, and it is registered.
        case answered
        /// An objection is upheld.
        case objectionUpheld = "objection-upheld"
        /// An objection is dismissed, and the certificate waits for that.
        case objectionDismissed = "objection-dismissed"
        /// An objection is taken back, and the certificate waits for that.
        case objectionWithdrawn = "objection-withdrawn"

        /// Whether there is an entry in the end.
        var leadsToCertificate: Bool {
            [.issue, .answered, .objectionDismissed, .objectionWithdrawn].contains(self)
        }
    }

    let id: String
    let party: String
    let arrival: String
    /// Of the level 重要, so that an officer accepts it.
    let isImportant: Bool
    let ending: Ending
    /// Days between receipt and the slip of acceptance.
    let acceptanceDelay: Int
    /// Days between acceptance and the slip of review.
    let reviewDelay: Int
    /// Whether a third party helps to review.
    let engagesThirdParty: Bool
    /// Days between the beginning of publicity and what disturbs it.
    let disturbanceDelay: Int
    /// Days between an objection and its decision.
    let objectionDelay: Int
    /// Whether the decider says why, where it is late.
    let explainsLateness: Bool
    /// Who applies with the party, and consents to that.
    let partner: String?
    /// What follows it begins before this day.
    let lastStart: String

    /// Whose decision it is: nobody decides about an application of their own.
    var decider: String {
        party == DemoWorkspace.registrar ? DemoWorkspace.authority : DemoWorkspace.registrar
    }

    /// The officer of the decider who may do both steps.
    var officer: String { decider == DemoWorkspace.registrar ? "li" : "wang" }

    /// Whether the machine does not accept it by itself.
    var needsOfficer: Bool { isImportant || party == DemoWorkspace.registrar }

    /// The endings that the procedure of these schemas knows, with their weights.
    static func endings(_ procedure: String) -> [Ending] {
        var endings: [Ending] = Array(repeating: .issue, count: 9)
        endings += [.reject, .reject, .refuse, .forgotten, .spoiled]
        if procedure.contains("package=\"withdrawal\"") {
            endings += [.withdrawInReview, .withdrawInPublicity]
        }
        if procedure.contains("name=\"request-supplement\"") {
            endings += [.unanswered, .answered]
        }
        if procedure.contains("package=\"objection\"") {
            endings += [.objectionUpheld, .objectionDismissed, .objectionWithdrawn]
        }
        return endings
    }

    /// Draws plan number `number` of a span that goes that way.
    init(
        _ number: Int, _ drawn: Ending, in span: YearSpan, procedure: String,
        dice: inout YearDice, of newcomer: String? = nil
    ) {
        id = newcomer == nil ? "Y-\(number)" : "N-\(number)"
        let parties = [
            DemoWorkspace.traffic, DemoWorkspace.traffic, DemoWorkspace.water,
            DemoWorkspace.registrar,
        ]
        let usual = parties[dice.number(0...3)]
        party = newcomer ?? usual
        arrival = PlainCalendar.adding(dice.number(0...(span.days - 1)), to: span.first)
        // Only where an officer accepts can he refuse or ask.
        isImportant = dice.happens(25) || [.refuse, .unanswered, .answered].contains(drawn)
        ending = drawn
        acceptanceDelay = dice.number(1...7)
        reviewDelay = dice.number(1...12)
        engagesThirdParty =
            dice.happens(20) && procedure.contains("name=\"engage-third-party\"")
        disturbanceDelay = dice.number(1...7)
        objectionDelay = dice.number(1...20)
        explainsLateness = dice.happens(50)
        let partners = [
            DemoWorkspace.traffic: DemoWorkspace.water, DemoWorkspace.water: DemoWorkspace.traffic,
        ]
        partner = dice.happens(20) ? partners[party] : nil
        lastStart = span.lastStart
    }

    /// What makes the base package this one.
    var changes: [[String]] {
        var changes = [
            ["id=\"BASE\"", "id=\"\(id)\""],
            [">370900-JT/000128<", ">370900-JT/\(id)<"],
            [">泰安市公交线路与站点信息<", ">泰安市公交线路与站点信息（\(id)）<"],
        ]
        if ending == .spoiled {
            changes.append(["<level>general</level>", "<level>core</level>"])
        } else if isImportant {
            changes.append(["<level>general</level>", "<level>important</level>"])
        }
        if let partner { changes += RegistrationPlan.joint(with: partner) }
        return changes
    }
}
