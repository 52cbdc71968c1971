@main struct DengjiExaminer { static func main() {} }
