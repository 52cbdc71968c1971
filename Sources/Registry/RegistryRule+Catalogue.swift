// Rules about a provider's catalogue and the one before it.

extension RegistryRule {
    /// An edition that is not later than the one in force.
    package static let catalogueEdition = RegistryRule(
        "REG-CATALOGUE-EDITION", article: "7", "目录版次 {found} 不大于现行的第 {earlier} 版，不能替换它。",
        "Edition {found} of the catalogue is not later than edition {earlier}, which is in force.",
        advice: "请报送最新的全部目录，版次大于 {earlier}；旧的目录不再收录。",
        adviceEnglish:
            "Send the latest whole catalogue under a number above {earlier}; earlier ones are not "
            + "taken any more.")
    /// An edition dated before the one in force.
    package static let catalogueDate = RegistryRule(
        "REG-CATALOGUE-DATE", article: "7", "目录日期 {found} 早于现行目录的日期 {earlier}。",
        "The catalogue is dated {found}, before the one in force, which is of {earlier}.",
        advice: "请确认报送的是最新的目录，并更正目录日期。",
        adviceEnglish: "Make sure that this is the latest catalogue, and correct its date.")
    /// Items that the set of schemas gives in another form than the city's catalogue reads.
    package static let catalogueUnreadable = RegistryRule(
        "REG-CATALOGUE-ITEM", article: "7", "目录条目的各项不是城市目录可以读取的形式。",
        "The items are not in the form that the catalogue of the city reads.",
        advice: "请登记机构核对 facts/catalogue.xml：各列及其次序不能改动。",
        adviceEnglish:
            "The registrar has to check facts/catalogue.xml: its columns and their order are fixed."
    )

    static let catalogue = [catalogueEdition, catalogueDate, catalogueUnreadable]
}
