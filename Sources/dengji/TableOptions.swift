internal import ArgumentParser
internal import WorkingDays

/// Options of `dengji new` about tables.
struct TableOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Message(
                zh: "表格（CSV 或者 XLSX）：每行做成一个来件，放入 -o 指明的文件夹",
                en: "Table, CSV or XLSX: each row becomes a package in the folder of -o"
            ).text, valueName: "table"))
    var from: String?

    @Flag(
        name: .customLong("table"),
        help: .both(
            "在 -o 指明的文件（.csv 或者 .xlsx）中写出一张带说明的空表",
            "Write an empty table with explanations to the file of -o, .csv or .xlsx"))
    var isTemplate = false

    @Option(
        help: ArgumentHelp(
            Message(
                zh: "各行共用的值：一份填了一部分的 application.xml，附件在它旁边",
                en: "Values common to all rows: a half-filled application.xml, its files beside it"
            ).text, valueName: "application.xml"))
    var defaults: String?

    @Option(
        help: .both(
            "表中没有来件编号时的前缀，其后为行号；未指明时为表格文件名",
            "With no ids in the table: what stands before the row's number; else the table's name"))
    var prefix: String?

    @Option(
        help: ArgumentHelp(
            Message(
                zh: "用该私钥给来件签名；证书在同处的 NAME.cert.pem",
                en: "Private key to sign packages with; its certificate is NAME.cert.pem beside it"
            ).text, valueName: "name.key.pem"),
        completion: .file(extensions: ["pem"]))
    var key: String?

    @Flag(help: .both("有问题的行也写出来件", "Write packages of rows with findings too"))
    var keepInvalid = false

    @Option(
        help: .both("按该日收件检查；未指明时为今天", "Day of receipt to judge by; else today"),
        transform: ArgumentReading.day)
    var received: Day?

    @Option(help: .both("--from 的输出形式", "Form of the output of --from"))
    var format: OutputFormat = .text

    /// Throws for options that do not go together.
    func validate(kind: String?, output: String?) throws {
        if from != nil, isTemplate {
            throw ValidationError(
                Message(zh: "--from 和 --table 只能用一个。", en: "--from and --table exclude each other.")
                    .text)
        }
        if kind == nil, from == nil, !isTemplate, !Prompt.isPossible {
            throw ValidationError(
                Message(
                    zh: "请写明来件种类，如 dengji new resource-registration -o draft。",
                    en: "name a kind: dengji new resource-registration -o draft"
                ).text)
        }
        if isTemplate, output?.lowercased().hasSuffix(".csv") != true,
            output?.lowercased().hasSuffix(".xlsx") != true
        {
            throw ValidationError(
                Message(
                    zh: "用 -o 指明空表的文件名，以 .csv 或者 .xlsx 结尾。",
                    en: "name the table's file with -o, ending in .csv or .xlsx."
                ).text)
        }
        if from == nil, defaults != nil || prefix != nil || key != nil || keepInvalid {
            throw ValidationError(
                Message(
                    zh: "--defaults、--prefix、--key、--keep-invalid 只与 --from 同用。",
                    en: "--defaults, --prefix, --key and --keep-invalid go with --from only."
                ).text)
        }
    }
}
