package tulip.kit;

import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;
import tulip.kit.timeline.Screen;
import tulip.kit.timeline.TerminalPicture;
import tulip.kit.timeline.Timeline;

/// Thrown when an answer breaks a promise: the promise, the steps of the check, and what it saw.
public final class ContractFailure extends AssertionFailedError {
    @Serial
    private static final long serialVersionUID = 1;

    private static final int COLUMNS = 80;

    private final String promise;
    private final List<String> steps;
    private final String expected;
    private final String actual;
    private final boolean hang;
    private final transient List<StackTraceElement> frames;
    private final transient HangStory story;

    /// @param expected  the right value, or null if the participant must find this value out
    /// @param actual    what was seen
    /// @param hang      whether the check was given up at its deadline
    /// @param cause     what the answer threw, or null
    /// @param frames    the lines of the answer that led to the failure, innermost first
    /// @param story     what waits, if nothing goes on
    ContractFailure(
            String promise,
            List<String> steps,
            String expected,
            String actual,
            boolean hang,
            Throwable cause,
            List<StackTraceElement> frames,
            HangStory story) {
        super(sentence(promise, steps, expected, Text.printable(actual), frames, story), cause);
        this.promise = promise;
        this.steps = List.copyOf(steps);
        this.expected = expected;
        this.actual = Text.printable(actual);
        this.hang = hang;
        this.frames = List.copyOf(frames);
        this.story = story;
        setStackTrace(
                Arrays.stream(getStackTrace()).filter(Frames::worthShowing).toArray(StackTraceElement[]::new));
    }

    public String promise() {
        return promise;
    }

    /// The steps of the check, in order, with their results.
    public List<String> steps() {
        return steps;
    }

    /// The right value; empty if the participant must find this value out.
    public Optional<String> expected() {
        return Optional.ofNullable(expected);
    }

    public String actual() {
        return actual;
    }

    /// Whether the check did not end by its deadline.
    public boolean isHang() {
        return hang;
    }

    /// The line of the answer's own file where it threw or hung; empty if the answer only returned a wrong value.
    public Optional<StackTraceElement> frame() {
        return frames.stream().findFirst();
    }

    /// The same line, and the lines of the answer that called it, innermost first.
    public List<StackTraceElement> frames() {
        return frames;
    }

    /// What waits, if nothing goes on.
    public HangStory story() {
        return story;
    }

    /// Tells all of it, as an IDE and Maven show it.
    @Override
    public String getMessage() {
        Optional<Timeline> picture = story == null ? Optional.empty() : story.picture(); // null: after serialization
        return super.getMessage()
                + picture.map(it -> "\n\n" + drawn(it).stripTrailing()).orElse("");
    }

    private static String drawn(Timeline picture) {
        boolean unicode = System.out.charset().equals(StandardCharsets.UTF_8);
        return new TerminalPicture(picture, new Screen(COLUMNS, 0, unicode, false)).small();
    }

    private static String sentence(
            String promise,
            List<String> steps,
            String expected,
            String actual,
            List<StackTraceElement> frames,
            HangStory story) {
        var text = new StringBuilder("Promised: ").append(promise);
        for (int i = 0; i < steps.size(); i++) {
            text.append("\n  ").append(i + 1).append(". ").append(steps.get(i));
        }
        if (expected != null) {
            text.append("\nExpected: ").append(expected);
        }
        text.append("\nSeen:     ").append(actual);
        for (int i = 0; i < story.told().size(); i++) {
            text.append(i == 0 ? "\nWaits:    " : "\n          ")
                    .append(story.told().get(i));
        }
        if (!frames.isEmpty()) {
            StackTraceElement frame = frames.getFirst();
            text.append("\nAt:       ").append(frame.getFileName()).append(':').append(frame.getLineNumber());
        }
        return text.toString();
    }
}
