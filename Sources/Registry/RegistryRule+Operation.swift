// Rules about reviews, fusion and transactions (办法 art. 19, 20, 26).

extension RegistryRule {
    /// A product without an approved review.
    package static let reviewMissing = RegistryRule(
        "REG-REVIEW-MISSING", article: "26",
        "产品和服务“{name}”{version} 没有依据授权 {authorisation} 经审核批准的合规安全审核。",
        "No review of {name} {version} was approved under the authorisation {authorisation}.",
        advice: "请先申请产品和服务合规安全审核（product-review），名称、版本与审核一致，并填写审核编号。",
        adviceEnglish:
            "Apply for a review first (product-review); give the same name and version, and "
            + "its number.")
    /// A scenario that was not approved.
    package static let reviewScenario = RegistryRule(
        "REG-REVIEW-SCENARIO", article: "26", "应用场景“{scenario}”没有经审核 {number} 批准，产品和服务不得用于该场景。",
        "The scenario {scenario} is not among those approved by {number}.",
        advice: "请只填写经批准的应用场景；需要增加的，请另行申请审核。",
        adviceEnglish: "Name approved scenarios only; for another one apply for a review.")
    /// A delivery that was not approved.
    package static let reviewDelivery = RegistryRule(
        "REG-REVIEW-DELIVERY", article: "26", "审核 {number} 只批准在管理平台内使用，产品和服务不得导出管理平台。",
        "{number} approves use on the platform only, so the product does not leave it.",
        advice: "请把交付方式改为 on-platform。", adviceEnglish: "Set the delivery to on-platform.")
    /// A version that is approved already.
    package static let reviewApproved = RegistryRule(
        "REG-REVIEW-APPROVED", article: "26", "该产品和服务的这一版本已经审核批准，编号为 {number}。",
        "This version of the product was approved as {number}.",
        advice: "有变化的，请填写新的版本号再申请审核。",
        adviceEnglish: "If something changed, give it a new version and apply again.")
    /// A regulator that is none.
    package static let fusionRegulator = RegistryRule(
        "REG-FUSION-REGULATOR", article: "19", "“{code}”不是在本系统建档的行业主管部门。",
        "{code} is no sector regulator on file here.",
        advice: "请核对行业主管部门的统一社会信用代码，或者由市数据工作主管部门审核。",
        adviceEnglish: "Check the regulator's credit code, or have the data authority review it.")
    /// An approval that is none.
    package static let fusionApproval = RegistryRule(
        "REG-FUSION-APPROVAL", article: "19", "“{number}”不是依据授权 {authorisation} 作出的融合社会数据审核。",
        "{number} is no approval of fusion under the authorisation {authorisation}.",
        advice: "请填写融合社会数据同意书载明的编号。",
        adviceEnglish: "Put in the number on the approval of fusion.")
    /// A product that may not be traded.
    package static let tradeProduct = RegistryRule(
        "REG-TRADE-PRODUCT", article: "20", "产品和服务 {number} 的登记状态是“{state}”，不得开展流通交易。",
        "The product {number} is not in force, so it is not traded.",
        advice: "请核对登记编号；登记已经失效的，重新登记之后再交易。",
        adviceEnglish: "Check the number; a product that has lapsed is registered anew first.")
    /// A reversible product that would leave the platform.
    package static let tradeReversible = RegistryRule(
        "REG-TRADE-REVERSIBLE", article: "26", "产品和服务 {number} 可还原出原始数据包，不得导出管理平台。",
        "The product {number} can be reversed to raw data and never leaves the platform.",
        advice: "请改为在管理平台内交付；已经导出的，立即停止并报告市数据工作主管部门。",
        adviceEnglish: "Deliver it on the platform; if it has left, stop at once and tell the data "
            + "authority.")
    /// A scenario in which the product may not be used.
    package static let tradeScenario = RegistryRule(
        "REG-TRADE-SCENARIO", article: "26", "应用场景“{scenario}”不在产品和服务 {number} 经批准的应用场景之内。",
        "The scenario {scenario} is not one that the product {number} is approved for.",
        advice: "产品和服务不得用于未经审批的应用场景；需要增加的，请另行申请审核和登记。",
        adviceEnglish: "A product is used in approved scenarios only; apply for another one first.")
    /// An exchange that is none.
    package static let tradeExchange = RegistryRule(
        "REG-TRADE-EXCHANGE", article: "20", "“{code}”不是在本系统建档的数据交易机构，或者不是报送的交易机构。",
        "{code} is no exchange on file here, or not the one that reports.",
        advice: "产品和服务应当通过依法设立的数据交易机构交易；请核对交易机构代码。",
        adviceEnglish: "Products are traded through a lawful exchange; check its credit code.")

    /// All of them.
    static let operation: [RegistryRule] = [
        reviewMissing, reviewScenario, reviewDelivery, reviewApproved, fusionRegulator,
        fusionApproval, tradeProduct, tradeReversible, tradeScenario, tradeExchange,
    ]
}
