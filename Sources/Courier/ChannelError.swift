/// A channel's own folder, or a tree, that cannot be used as it is.
package enum ChannelError: Error, Hashable, CustomStringConvertible {
    /// The folder holds no `channel.xml`.
    case noChannel(folder: String)
    /// `init` found a channel there already.
    case exists(folder: String)
    /// A file of the channel is not what its schema says.
    case broken(path: String, reason: String)
    /// Another call holds the channel.
    case busy(folder: String)
    /// A bundle that is to go again lies no longer in `sent/`: it was acknowledged.
    case notKept(number: Int)
    /// The last number was used.
    case full
    /// libarchive or libxml2 failed.
    case engine(String)

    /// One sentence in Chinese.
    package var chinese: String {
        switch self {
        case .noChannel(let folder): "\(folder) 不是摆渡通道：其中没有 channel.xml"
        case .exists(let folder): "\(folder) 已是摆渡通道"
        case .broken(let path, let reason): "通道文件 \(path) 不能使用：\(reason)"
        case .busy(let folder): "通道 \(folder) 正被另一个命令使用"
        case .notKept(let number): "sent/ 中没有第 \(number) 号包：未曾发出，或者对方已确认收到"
        case .full: "通道的编号已用完"
        case .engine(let reason): "处理引擎故障：\(reason)"
        }
    }

    /// One sentence in English.
    package var description: String {
        switch self {
        case .noChannel(let folder): "\(folder) is no courier channel: it has no channel.xml"
        case .exists(let folder): "\(folder) is a courier channel already"
        case .broken(let path, let reason): "the channel's \(path) cannot be used: \(reason)"
        case .busy(let folder): "another command is using the channel \(folder)"
        case .notKept(let number):
            "bundle \(number) is not in sent/: never sent, or acknowledged by the other side"
        case .full: "the channel has used its last number"
        case .engine(let reason): "the engine failed: \(reason)"
        }
    }
}
