package tulip.runner.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tulip.kit.HangStory;
import tulip.kit.timeline.Timeline;
import tulip.kit.timeline.Timeline.Activity;
import tulip.kit.timeline.Timeline.Lane;
import tulip.kit.timeline.Timeline.Span;

/// Writes and reads the parts of a [Message]. Java's own serialization would cost a new child a tenth of a second.
final class MessageCodec {
    private static final int MOST_CHARACTERS = 10_000; // at most three bytes each, and writeUTF takes 65,535
    private static final int MOST_BYTES = 1 << 16;

    private MessageCodec() {}

    @FunctionalInterface
    interface Writer<T> {
        void write(T value) throws IOException;
    }

    @FunctionalInterface
    interface Reader<T> {
        T read() throws IOException;
    }

    static final class Out {
        private final DataOutputStream out;

        Out(DataOutputStream out) {
            this.out = out;
        }

        Out tag(char tag) throws IOException {
            out.writeByte(tag);
            return this;
        }

        Out text(String text) throws IOException {
            out.writeUTF(text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS));
            return this;
        }

        Out bytes(byte[] bytes) throws IOException {
            out.writeInt(bytes.length);
            out.write(bytes);
            return this;
        }

        <T> Out each(List<T> list, Writer<T> writer) throws IOException {
            out.writeInt(list.size());
            for (T value : list) {
                writer.write(value);
            }
            return this;
        }

        <T> Out optional(Optional<T> value, Writer<T> writer) throws IOException {
            return each(value.stream().toList(), writer);
        }

        Out place(Place place) throws IOException {
            text(place.file());
            out.writeInt(place.line());
            return this;
        }

        Out check(CheckResult check) throws IOException {
            return text(check.contract())
                    .text(check.name())
                    .text(check.promise())
                    .text(check.mark().name());
        }

        Out failure(Failure failure) throws IOException {
            return text(failure.cause().name())
                    .text(failure.check())
                    .text(failure.promise())
                    .each(failure.steps(), this::text)
                    .optional(failure.expected(), this::text)
                    .text(failure.seen())
                    .each(failure.places(), this::place)
                    .optional(failure.mistake(), this::text)
                    .each(failure.story().told(), this::text)
                    .optional(failure.story().picture(), this::timeline);
        }

        Out time(Duration time) throws IOException {
            out.writeLong(time.toNanos());
            return this;
        }

        /// The hand-overs are left out: no picture of a hang has any.
        Out timeline(Timeline timeline) throws IOException {
            return text(timeline.title())
                    .text(timeline.story())
                    .each(timeline.lanes(), this::lane)
                    .each(timeline.legend(), this::activity)
                    .each(timeline.figures(), this::text)
                    .time(timeline.axis());
        }

        private Out lane(Lane lane) throws IOException {
            return text(lane.group())
                    .text(lane.name())
                    .each(lane.spans(), this::span)
                    .each(lane.marks(), mark -> time(mark.at()).text(mark.label()));
        }

        private Out span(Span span) throws IOException {
            return time(span.from())
                    .time(span.to())
                    .activity(span.activity())
                    .text(span.label())
                    .text(span.what());
        }

        private Out activity(Activity activity) throws IOException {
            return text(activity.name())
                    .text(activity.letter())
                    .text(activity.tone().name());
        }
    }

    static final class In {
        private final DataInputStream in;

        In(DataInputStream in) {
            this.in = in;
        }

        String text() throws IOException {
            return in.readUTF();
        }

        byte[] bytes() throws IOException {
            return in.readNBytes(Math.min(in.readInt(), MOST_BYTES));
        }

        <T> List<T> list(Reader<T> reader) throws IOException {
            List<T> list = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                list.add(reader.read());
            }
            return list;
        }

        <T> Optional<T> optional(Reader<T> reader) throws IOException {
            return list(reader).stream().findFirst();
        }

        Place place() throws IOException {
            return new Place(text(), in.readInt());
        }

        CheckResult check() throws IOException {
            return new CheckResult(text(), text(), text(), Mark.valueOf(text()));
        }

        Failure failure() throws IOException {
            return new Failure(
                    Failure.Cause.valueOf(text()),
                    text(),
                    text(),
                    list(this::text),
                    optional(this::text),
                    text(),
                    list(this::place),
                    optional(this::text),
                    new HangStory(list(this::text), optional(this::timeline)));
        }

        private Duration time() throws IOException {
            return Duration.ofNanos(in.readLong());
        }

        Timeline timeline() throws IOException {
            return new Timeline(
                    text(), text(), list(this::lane), List.of(), list(this::activity), list(this::text), time());
        }

        private Lane lane() throws IOException {
            return new Lane(text(), text(), list(this::span), list(() -> new Timeline.Mark(time(), text())));
        }

        private Span span() throws IOException {
            return new Span(time(), time(), activity(), text(), text());
        }

        private Activity activity() throws IOException {
            return new Activity(text(), text(), Timeline.Tone.valueOf(text()));
        }
    }
}
