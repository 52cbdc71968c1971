// Rules about how a file was dropped, rather than about what is in it.

extension RegistryRule {
    /// A control file with a line of no known form, or with more bytes than it may have.
    package static let controlForm = RegistryRule(
        "PKG-CONTROL-FORM",
        "控制文件无法读懂（{zh}），其中所说的无从核对。",
        "The control file cannot be read ({en}), so what it says was not checked.",
        advice: "请按约定的格式重写控制文件；只作完成标记的，请留空。连同原文件一起重新投递。",
        adviceEnglish: "Write the control file in a known form, or leave it empty; drop both again."
    )
    /// The file's size is another than its control file says.
    package static let controlSize = RegistryRule(
        "PKG-CONTROL-SIZE",
        "收到的文件为{found}字节，控制文件写明的是{expected}字节。",
        "The file received has {found} bytes; the control file says {expected}.",
        advice: "文件可能没有传完整，或者控制文件属于另一个版本。请核对后将两者重新投递。",
        adviceEnglish:
            "The file may be cut, or the control file another version's; drop both again.")
    /// The file's digest is another.
    package static let controlDigest = RegistryRule(
        "PKG-CONTROL-DIGEST",
        "收到的文件的摘要值与控制文件写明的不一致。",
        "The digest of the file received is not the one in the control file.",
        advice: "文件在传送中可能损坏，或者控制文件属于另一个版本。请核对后将两者重新投递。",
        adviceEnglish: "The file may be damaged, or the control file another version's; drop both"
            + " again.")
    /// A control file that names another file.
    package static let controlName = RegistryRule(
        "PKG-CONTROL-NAME",
        "控制文件写的是另一个文件的名称。",
        "The control file names another file.",
        advice: "控制文件只写它所伴随的一个文件。请改正名称后将两者重新投递。",
        adviceEnglish: "A control file is about the one file beside it; correct the name, drop"
            + " both again.")
    /// A control file that names another package id.
    package static let controlID = RegistryRule(
        "PKG-CONTROL-ID",
        "文件的包编号与控制文件写明的不一致。",
        "The package id of the document is not the one in the control file.",
        advice: "请核对是否放错了文件或者控制文件，改正后将两者重新投递。",
        adviceEnglish: "See whether file or control file is the wrong one; drop both again.")
    /// Its name says that it is somebody's work in progress.
    package static let waitingTemporary = RegistryRule(
        "PKG-WAITING-TEMPORARY",
        "文件名表示它还没有写完，所以没有接收。",
        "Its name says that it is still being written, so it was not taken.",
        advice: "写完的，请改成正式的名称；不要了的，请删除。",
        adviceEnglish: "Rename it when it is complete, or remove it.")
    /// Its party sends with done-markers, and there is none.
    package static let waitingNoMarker = RegistryRule(
        "PKG-WAITING-NO-MARKER",
        "本单位约定用完成标记投递，而该文件没有完成标记，所以没有接收。",
        "This party drops files with done-markers, and it has none, so it was not taken.",
        advice: "传完后请放入完成标记（文件名加 .ok）；不要了的，请删除。",
        adviceEnglish: "Add the done-marker (its name and .ok) when it is complete, or remove it.")
    /// The same, and the done-marker is older than the file.
    package static let waitingOldMarker = RegistryRule(
        "PKG-WAITING-OLD-MARKER",
        "完成标记早于文件的最后一次改动，不能说明文件已经传完，所以没有接收。",
        "Its done-marker is older than its last change and proves nothing, so it was not taken.",
        advice: "请先传文件，后放标记：重新写一次完成标记即可。",
        adviceEnglish: "File first, marker after: write the done-marker once more.")
    /// A done-marker whose file is not there.
    package static let waitingMarkerAlone = RegistryRule(
        "PKG-WAITING-MARKER-ALONE",
        "这是完成标记，而它所标记的文件不在这里。",
        "This is a done-marker, and the file it belongs to is not here.",
        advice: "文件没有投递的，请投递；文件早已收到的，请删除这个标记，今后先把有内容的标记放好，再把文件改成正式名称（或者请登记机构为本单位登记“须有标记”）。",
        adviceEnglish: "Drop its file, or remove the marker if the file was taken before the marker"
            + " came; then put a control file there before its file gets its name, or have the "
            + "registrar enter that your files need markers.")
    /// It has been changing all the time.
    package static let waitingGrowing = RegistryRule(
        "PKG-WAITING-GROWING",
        "文件一直在变动，不能认定已经传完，所以没有接收。",
        "It has been changing all the time and was never complete, so it was not taken.",
        advice: "请停止写入，或者写在别处，完成后移入本文件夹。",
        adviceEnglish: "Stop writing to it, or write it elsewhere and move it in when complete.")
    /// A link, a pipe or a device.
    package static let waitingNotFile = RegistryRule(
        "PKG-WAITING-NOT-FILE",
        "这是链接、管道或者设备，不是文件，不予接收。",
        "It is a link, a pipe or a device and no file, and is never taken.",
        advice: "请投递文件本身，并删除这一项。",
        adviceEnglish: "Drop the file itself, and remove this.")
    /// It may not be read, or something else kept it from being taken.
    package static let waitingNotTaken = RegistryRule(
        "PKG-WAITING-NOT-TAKEN",
        "文件不能读取或者不能移走，所以没有接收。",
        "It could not be read, or could not be moved away, so it was not taken.",
        advice: "请检查文件的权限，让登记系统可以读取和删除；仍不行的，请与登记机构联系。",
        adviceEnglish: "See that the registry may read and remove it; else ask the registrar.")
    /// Larger than any package may be: not even copied.
    package static let waitingTooLarge = RegistryRule(
        "PKG-WAITING-TOO-LARGE",
        "文件（或者文件夹里的全部内容）大于来件的上限，所以没有接收，也没有读取。",
        "It, or all that is in the folder, is larger than a package may be; it was neither "
            + "taken nor read.",
        advice: "请删除这一项，减小附件或者分成几件后重新投递；上限见登记机构的公告（package-bytes）。",
        adviceEnglish: "Remove it, and drop it again with smaller attachments or in several "
            + "packages; ask the registrar for the limit (package-bytes).")
    /// The registry's disk has no room for it, though it has for others.
    package static let waitingNoRoom = RegistryRule(
        "PKG-WAITING-NO-ROOM",
        "登记系统的磁盘放不下这一件，所以暂未接收；放得下时自行接收，收到时间不变。",
        "The registry's disk has no room for it just now; it is taken once there is, with the "
            + "time at which it came.",
        advice: "请与登记机构联系，请其腾出空间；不必重新投递。",
        adviceEnglish: "Ask the registrar to make room; there is no need to drop it again.")

    static let drop = [
        controlForm, controlSize, controlDigest, controlName, controlID, waitingTemporary,
        waitingNoMarker, waitingOldMarker, waitingMarkerAlone, waitingGrowing, waitingNotFile,
        waitingNotTaken, waitingTooLarge, waitingNoRoom,
    ]
}
