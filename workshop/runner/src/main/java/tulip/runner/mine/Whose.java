package tulip.runner.mine;

import java.util.List;

/// Whose a part of engine `mine` is.
public sealed interface Whose {
    /// The reference's, because no member of the answer is written.
    record NotStarted() implements Whose {}

    /// The participant's.
    ///
    /// @param written  the members that the participant has written
    /// @param filled   the members that are filled from the reference
    record Yours(List<String> written, List<String> filled) implements Whose {}

    /// The reference's, because the answer cannot be used.
    ///
    /// @param why  a clause: `4.5 is wrong`
    /// @param to   what to do: a command
    record NotUsable(String why, String to) implements Whose {}
}
