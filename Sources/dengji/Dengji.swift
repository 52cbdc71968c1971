@main struct Dengji { static func main() {} }
