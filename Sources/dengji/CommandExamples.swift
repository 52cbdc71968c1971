/// A line to type for each command, as manual pages and messages about a wrong call show it.
enum CommandExamples {
    /// A command line and what it does.
    struct Example {
        let line: String
        let what: Message
    }

    /// Examples by the words of the command behind `dengji`; the first is the one that messages show.
    static let all: [String: [Example]] = [
        "init": [
            Example(
                "dengji init demo --demo", "建立演示工作区，含单位、密钥和样例",
                "a demonstration with parties, keys and samples"),
            Example(
                "dengji init /srv/registry", "建立工作区，在终端上询问各项",
                "a real workspace; asks on a terminal"),
        ],
        "run": [
            Example("dengji run", "看守收件箱，直到 Ctrl-C", "watch the inbox until Ctrl-C"),
            Example(
                "dengji run --once", "处理完现有来件和到期事项即结束",
                "take what is there and what is due, and end"),
        ],
        "new": [
            Example(
                "dengji new", "在终端上询问种类、登记或者申请人、文件夹", "ask for kind, entry or applicant, and folder"
            ),
            Example(
                "dengji new resource-registration --applicant 11370900DEMQ000035 -o draft",
                "一份带注释的示例来件", "a commented example"),
            Example(
                "dengji new change --entry DJ-370900-2026-000001-A -o draft",
                "针对一项登记，由登记簿预先填好", "about an entry, filled in from the register"),
            Example(
                "dengji new --from catalogue.xlsx -o packages", "表格每一行做成一个来件",
                "a package of each row of a table"),
        ],
        "pack": [
            Example(
                "dengji pack draft -o draft.zip", "填入大小和摘要，检查，打包",
                "fill in sizes and digests, check, zip")
        ],
        "check": [
            Example(
                "dengji check draft.zip", "发送前检查，规则与收件时相同",
                "examine as intake would, before sending")
        ],
        "decide": [
            Example(
                "dengji decide 370900-2026-000001 pass --officer li --all-conform --reason 材料齐全",
                "写决定单并放入收件箱", "write a slip and drop it")
        ],
        "status": [
            Example("dengji status", "未结案件和灯号", "open cases with their lights"),
            Example("dengji status 370900-2026-000001", "一个案件的案卷", "one docket"),
            Example("dengji status --watch 10", "在终端上每 10 秒重画", "redraw every ten seconds"),
        ],
        "doctor": [
            Example(
                "dengji doctor", "权限、时钟、空间、索引、内核是否妥当", "permissions, clock, space, index, kernel")
        ],
        "find": [Example("dengji find 公交", "按名称、编号、单位查找", "by name, number or party")],
        "explain": [
            Example("dengji explain 370900-2026-000001", "案件经过说明", "the account of a case"),
            Example(
                "dengji explain 370900-2026-000001 --html account.html", "另外写成可以打印的网页",
                "also as a page to print"),
        ],
        "verify": [
            Example("dengji verify .", "核验整个工作区", "a whole workspace"),
            Example("dengji verify certificate.xml --anchor authority.pem", "核验一份文书", "one paper"),
            Example(
                "dengji verify certificate.xml --ledger-key key", "凭旁边的账本证明核验",
                "by the ledger's proof beside it"),
            Example("dengji verify outbox/public/ledger", "核验账本", "a published ledger"),
        ],
        "report half-year": [
            Example("dengji report half-year 2026-H1", "半年汇总", "the summary of half a year")
        ],
        "report year": [Example("dengji report year 2026", "年度报告", "the report on a year")],
        "report statistics": [
            Example("dengji report statistics --format json", "统计", "figures for programs")
        ],
        "procedure list": [Example("dengji procedure list", "全部程序", "every procedure")],
        "procedure show": [
            Example(
                "dengji procedure show registration", "一个程序的环节、期限、条件和文书",
                "stages, terms, conditions and papers")
        ],
        "calendar explain": [
            Example(
                "dengji calendar explain --from 2026-02-13 --days 3", "一个期限逐日的由来",
                "a period day by day")
        ],
        "calendar show": [Example("dengji calendar show 2026", "一年的放假安排", "a year's days off")],
        "adopt": [
            Example("dengji adopt", "列出 schemas/ 与现行规则的差异", "what schemas/ would change"),
            Example(
                "dengji adopt --key authority.key.pem --reason 年度更新", "签名采用", "adopt, signed"),
        ],
        "rehearse": [
            Example(
                "dengji rehearse --calendar 2027.xml", "新日历会改变哪些日期",
                "which dates a new calendar moves")
        ],
        "courier init": [
            Example(
                "dengji courier init channel --side outer --name gap --tree .",
                "建立一侧的通道", "one side's channel")
        ],
        "courier trust": [
            Example(
                "dengji courier trust courier.cert.pem --channel channel", "登记对方证书",
                "enter the other side's certificate")
        ],
        "courier pack": [
            Example(
                "dengji courier pack -o /media/stick --channel channel", "打包待传文件",
                "seal what waits into bundles")
        ],
        "courier unpack": [
            Example(
                "dengji courier unpack /media/stick/* --channel channel", "拆对方的包",
                "take the other side's bundles")
        ],
        "courier status": [
            Example(
                "dengji courier status --channel channel", "已发、已收和缺号", "sent, received, missing")
        ],
        "archive list": [
            Example(
                "dengji archive list --year 2026 -o lists", "案卷目录、卷内目录",
                "lists of cases and of their papers")
        ],
        "archive due": [
            Example("dengji archive due --on 2057-01-01", "保管期满的案卷", "cases kept long enough")
        ],
        "archive export": [
            Example(
                "dengji archive export 370900-2026-000001 -o copies", "复制一个归档包", "copy one bag")
        ],
        "archive dispose": [
            Example(
                "dengji archive dispose --year 2026 --key registrar.key.pem --ground 保管期满 "
                    + "--appraised-by 王某 --approved-by 李某", "签署销毁令", "an order, signed")
        ],
        "archive import": [
            Example("dengji archive import copies/370900-2026-000001", "放回缺失的案卷", "a lost bag")
        ],
        "archive bag": [
            Example("dengji archive bag", "把早先的普通文件夹做成归档包", "bags of plain folders")
        ],
        "archive transfer": [
            Example(
                "dengji archive transfer --year 2026 -o transfer", "移交一年的案卷",
                "hand over a year's cases")
        ],
        "config show": [Example("dengji config show", "现行设置和上限", "settings and limits in force")],
        "party list": [Example("dengji party list", "已建档的单位", "parties on file")],
        "party show": [Example("dengji party show 11370900DEMQ000035", "一个单位", "one party")],
        "party register": [
            Example(
                "dengji party register 11370900DEMQ000035 --name 某局 --role provider",
                "单位建档申请", "ask for a new party")
        ],
        "party change": [
            Example(
                "dengji party change 11370900DEMQ000035 --name 某局", "变更单位信息", "ask for a change")
        ],
        "party suspend": [
            Example("dengji party suspend 11370900DEMQ000035", "暂停单位", "suspend a party")
        ],
        "party resume": [
            Example("dengji party resume 11370900DEMQ000035", "恢复单位", "resume a party")
        ],
        "party close": [Example("dengji party close 11370900DEMQ000035", "注销单位", "close a party")],
        "party seal": [
            Example("dengji party seal 11370900DEMQ000035", "制作单位的签名密钥", "make a party's key")
        ],
        "backup": [
            Example(
                "dengji backup /mnt/backup/2026-01-05", "备份，dengji run 照常运行",
                "copy the workspace while dengji run works")
        ],
        "restore": [
            Example(
                "dengji restore /mnt/backup/2026-01-05 /srv/dengji --checkpoint kept-checkpoint",
                "核验后恢复，不得与保留的检查点矛盾", "check and restore, held against a kept checkpoint")
        ],
        "reindex": [
            Example(
                "dengji reindex --from /mnt/backup/2026-01-05", "取回损坏的文件，重建索引",
                "bring damaged files back, make the index anew")
        ],
        "resend": [
            Example(
                "dengji resend 370900-2026-000001", "再发一个案件的答复", "a case's answers once more")
        ],
        "key list": [Example("dengji key list", "密钥、期限、现用与否", "keys and which ones sign")],
        "key new": [
            Example(
                "dengji key new 12370900DEMQ00001U --algorithm sm2", "另制国密密钥",
                "a key of SM2 besides")
        ],
        "key rotate": [
            Example("dengji key rotate 12370900DEMQ00001U", "更换密钥", "replace the key")
        ],
        "key retire": [
            Example(
                "dengji key retire 12370900DEMQ00001U 3341afef --reason 改用国密", "停用密钥",
                "take a key out of use")
        ],
        "key import": [
            Example(
                "dengji key import seal.p12 12370900DEMQ00001U --root ca.pem", "导入其他机构签发的密钥",
                "a key of another authority")
        ],
        "party certificate add": [
            Example(
                "dengji party certificate add 11370900DEMQ000035 seal.cert.pem", "登记证书",
                "ask to pin a certificate")
        ],
        "party certificate revoke": [
            Example(
                "dengji party certificate revoke 11370900DEMQ000035 3fa9", "吊销证书",
                "ask to revoke a certificate")
        ],
    ]
}

extension CommandExamples.Example {
    init(_ line: String, _ zh: String, _ en: String) {
        self.init(line: line, what: Message(zh: zh, en: en))
    }
}
