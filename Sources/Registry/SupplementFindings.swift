/// Why a supplement (补正) is sent back.
enum SupplementFindings {
    static func target(found: String?) -> Finding {
        Finding(
            .supplementTarget, found: found, expected: "case | package",
            chinese: "补正应写明且只写明一件所补正的事项：案件编号（case）或者原来件编号（package）。",
            english: "A supplement names the one thing it supplements: a case or a package id.",
            advice: "请按收件回执填写案件编号；尚无案件编号的，填写原申请的来件编号。",
            adviceEnglish:
                "Put in the case number from the acknowledgement, or the application's id.")
    }

    static func unknown(_ target: String) -> Finding {
        Finding(
            .supplementUnknown, found: target,
            chinese: "本登记系统还没有所补正的案件或者来件“\(target)”。",
            english: "The case or package \(target) is not known here, or not yet.",
            advice: "补正可能先于申请到达：请在收到申请的收件回执（载有案件编号）之后，把本文件原样再发一次；"
                + "申请被退回的，请改正后重新申请，不必补正。",
            adviceEnglish:
                "It may have overtaken its application: send it again, unchanged, after the "
                + "application's acknowledgement with a case number; an application that was "
                + "returned is corrected and sent anew instead.")
    }

    static func other(_ number: CaseNumber, sender: PartyID) -> Finding {
        Finding(
            .supplementOther, object: number.text, found: sender.code,
            chinese: "来件单位 \(sender.code) 不是案件 \(number.text) 的登记主体或者其代理人。",
            english: "The sender \(sender.code) is no applicant or agent in case \(number.text).",
            advice: "请核对案件编号；补正由登记主体或者申请中写明的代理人发送。",
            adviceEnglish: "Check the case number; an applicant or the agent sends supplements.")
    }

    static func closed(_ number: CaseNumber, code: String) -> Finding {
        Finding(
            .supplementClosed, object: number.text, found: code,
            chinese: "案件 \(number.text) 已经办结，不再接收补正。",
            english: "The case \(number.text) is closed and takes no supplement.",
            advice: "办理结果见已发送的文书；仍需登记的，请重新申请。",
            adviceEnglish: "Its result was sent; to register after all, apply anew.")
    }

    static func unasked(_ number: CaseNumber, stage: String) -> Finding {
        Finding(
            .supplementUnasked, article: "9(1)", object: number.text, found: stage,
            chinese: "案件 \(number.text) 目前没有要求补正：现行程序的各环节都不发出补正通知，补正不入卷。",
            english:
                "The case \(number.text) asked for no supplement: no stage of the procedure in "
                + "force requests one, so it does not enter the docket.",
            advice: "需要更正申请内容的，请与登记机构联系；收到补正通知之后再发送补正。",
            adviceEnglish:
                "To mend an application ask the registrar; send a supplement once one is "
                + "requested.")
    }
}
