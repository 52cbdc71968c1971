/// How the docket answers an input.
package enum DocketOutcome: Hashable, Sendable {
    /// It is carried out like this.
    case acted(DocketAct)
    /// It is not, for all of these reasons; no number was used and no case changed.
    case refused([Finding])
    /// Nothing happens yet, for the reason given in Chinese: a tick that is early or no longer the
    /// case's own, or an irreversible step on a provisional date.
    case waits(String)
}
