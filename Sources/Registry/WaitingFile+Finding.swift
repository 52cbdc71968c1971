extension WaitingFile {
    /// The reason as a finding, with what to do about it.
    package var finding: Finding {
        switch reason {
        case .temporary:
            told(
                .waitingTemporary, "文件名表示它还没有写完，所以没有接收。",
                "Its name says that it is still being written, so it was not taken.",
                "写完的，请改成正式的名称；不要了的，请删除。",
                "Rename it when it is complete, or remove it.")
        case .noMarker:
            told(
                .waitingNoMarker, "本单位约定用完成标记投递，而该文件没有完成标记，所以没有接收。",
                "This party drops files with done-markers, and it has none, so it was not taken.",
                "传完后请放入完成标记（文件名加 .ok）；不要了的，请删除。",
                "Add the done-marker (its name and .ok) when it is complete, or remove it.")
        case .oldMarker:
            told(
                .waitingOldMarker, "完成标记早于文件的最后一次改动，不能说明文件已经传完，所以没有接收。",
                "Its done-marker is older than its last change and proves nothing, so it was not taken.",
                "请先传文件，后放标记：重新写一次完成标记即可。",
                "File first, marker after: write the done-marker once more.")
        case .markerAlone:
            told(
                .waitingMarkerAlone, "这是完成标记，而它所标记的文件不在这里。",
                "This is a done-marker, and the file it belongs to is not here.",
                "文件没有投递的，请投递；文件早已收到的，请删除这个标记，今后先放标记再让文件生效（或者请登记机构为本单位登记“须有标记”）。",
                "Drop its file, or remove the marker if the file was taken before the marker came.")
        case .growing:
            told(
                .waitingGrowing, "文件一直在变动，不能认定已经传完，所以没有接收。",
                "It has been changing all the time and was never complete, so it was not taken.",
                "请停止写入，或者写在别处，完成后移入本文件夹。",
                "Stop writing to it, or write it elsewhere and move it in when complete.")
        case .notFile:
            told(
                .waitingNotFile, "这是链接、管道或者设备，不是文件，不予接收。",
                "It is a link, a pipe or a device and no file, and is never taken.",
                "请投递文件本身，并删除这一项。", "Drop the file itself, and remove this.")
        case .notTaken:
            told(
                .waitingNotTaken, "文件不能读取或者不能移走，所以没有接收。",
                "It could not be read, or could not be moved away, so it was not taken.",
                "请检查文件的权限，让登记系统可以读取和删除；仍不行的，请与登记机构联系。",
                "See that the registry may read and remove it; else ask the registrar.")
        }
    }

    private func told(
        _ rule: DropRule, _ chinese: String, _ english: String, _ advice: String,
        _ adviceEnglish: String
    ) -> Finding {
        Finding(
            rule, file: name, chinese: chinese, english: english, advice: advice,
            adviceEnglish: adviceEnglish)
    }
}
