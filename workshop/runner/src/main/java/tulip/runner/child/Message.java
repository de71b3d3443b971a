package tulip.runner.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A message from a child that runs a contract.
sealed interface Message {
    /// The child has warmed up.
    record Ready() implements Message {}

    /// These checks will run, in this order.
    record Planned(List<CheckResult> checks) implements Message {}

    record Began(String check) implements Message {}

    record Stepped(String step) implements Message {}

    record Printed(byte[] bytes) implements Message {}

    /// A check has ended.
    ///
    /// @param failure  present if it failed; if it was not started, the first `Todo` that was reached
    record Ended(String check, Mark mark, Optional<Failure> failure) implements Message {}

    /// The last failure matches a named mistake.
    record Recognised(String explanation) implements Message {}

    /// The answer is about to end the JVM.
    record Leaving(Optional<Place> place) implements Message {}

    /// The answer printed more than it may.
    record Flooded(Optional<Place> place) implements Message {}

    /// The answer started more threads than it may.
    record Crowded(Optional<Place> place) implements Message {}

    /// The answer's current line.
    record Stands(Optional<Place> place) implements Message {}

    /// All checks are done.
    ///
    /// @param leftovers  names of threads that the answer left
    /// @param reusable   whether nothing in the JVM can disturb another run
    /// @param cut        how many printed bytes were not passed on
    record Finished(List<String> leftovers, boolean reusable, long cut) implements Message {}

    default void write(DataOutputStream out) throws IOException {
        var wire = new MessageCodec.Out(out);
        switch (this) {
            case Ready() -> wire.tag('r');
            case Planned(var checks) -> wire.tag('p').each(checks, wire::check);
            case Began(var check) -> wire.tag('b').text(check);
            case Stepped(var step) -> wire.tag('s').text(step);
            case Printed(var bytes) -> wire.tag('o').bytes(bytes);
            case Ended(var check, var mark, var failure) ->
                wire.tag('e').text(check).text(mark.name()).optional(failure, wire::failure);
            case Recognised(var explanation) -> wire.tag('m').text(explanation);
            case Leaving(var place) -> wire.tag('x').optional(place, wire::place);
            case Flooded(var place) -> wire.tag('f').optional(place, wire::place);
            case Crowded(var place) -> wire.tag('t').optional(place, wire::place);
            case Stands(var place) -> wire.tag('w').optional(place, wire::place);
            case Finished(var leftovers, var reusable, var cut) -> {
                wire.tag('d').each(leftovers, wire::text);
                out.writeBoolean(reusable);
                out.writeLong(cut);
            }
        }
        out.flush();
    }

    static Message read(DataInputStream in) throws IOException {
        var wire = new MessageCodec.In(in);
        int tag = in.readUnsignedByte();
        return switch (tag) {
            case 'r' -> new Ready();
            case 'p' -> new Planned(wire.list(wire::check));
            case 'b' -> new Began(wire.text());
            case 's' -> new Stepped(wire.text());
            case 'o' -> new Printed(wire.bytes());
            case 'e' -> new Ended(wire.text(), Mark.valueOf(wire.text()), wire.optional(wire::failure));
            case 'm' -> new Recognised(wire.text());
            case 'x' -> new Leaving(wire.optional(wire::place));
            case 'f' -> new Flooded(wire.optional(wire::place));
            case 't' -> new Crowded(wire.optional(wire::place));
            case 'w' -> new Stands(wire.optional(wire::place));
            case 'd' -> new Finished(wire.list(wire::text), in.readBoolean(), in.readLong());
            default -> throw new IOException("a message begins with " + tag);
        };
    }
}
