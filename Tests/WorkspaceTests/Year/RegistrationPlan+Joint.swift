extension RegistrationPlan {
    /// What makes an application one of two: a second applicant, whose consent stands where the
    /// sample was.
    static func joint(with partner: String) -> [[String]] {
        let isWater = partner == DemoWorkspace.water
        let name = isWater ? "泰安市岱岳区水利局（演示）" : "泰安市交通运输局（演示）"
        let second = """
            </applicant>
                <applicant>
                  <name>\(name)</name><code>\(partner)</code><kind>provider</kind>
                  <address>泰安市岱岳区长城路1号</address><region>\(isWater ? "370911" : "370900")</region>
                  <representative>周八</representative>
                  <contact><name>吴九</name><telephone>0538-0000005</telephone></contact>
                  <consent><file>A4</file></consent>
                </applicant>
              </applicants>
            """
        let sample = """
                <sample>
                  <file>A4</file>
                  <desensitised>true</desensitised>
                </sample>

            """
        return [
            ["</applicant>\n  </applicants>", second], [sample, ""],
            ["role=\"sample\"", "role=\"joint-consent\""],
        ]
    }
}
