package tulip.runner.child;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tulip.kit.HangStory;
import tulip.kit.timeline.Timeline;

final class MessageTest {
    private static final Timeline.Activity SLEEPS = new Timeline.Activity("sleeps", "s", Timeline.Tone.WAITING);

    private static Timeline picture() {
        var span = new Timeline.Span(Duration.ofMillis(1), Duration.ofMillis(3), SLEEPS, "sleeps", "Ada sleeps");
        var mark = new Timeline.Mark(Duration.ofMillis(3), "done");
        var ada = new Timeline.Lane("tasks", "Ada", List.of(span), List.of(mark));
        var now = new Timeline.Lane("tasks", "", List.of(), List.of());
        return new Timeline(
                "", "", List.of(ada, now), List.of(), List.of(SLEEPS), List.of("1 more"), Duration.ofMillis(4));
    }

    private static Failure failure(HangStory story) {
        return new Failure(
                Failure.Cause.HANG,
                "check",
                "A promise.",
                List.of("a step"),
                Optional.of("an end"),
                "no end within 3.0 s",
                List.of(new Place("MyBell.java", 7)),
                Optional.empty(),
                story);
    }

    private static Message sent(Message message) throws IOException {
        var bytes = new ByteArrayOutputStream();
        message.write(new DataOutputStream(bytes));
        return Message.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    @Test
    void aFailureArrivesWithItsStory() throws IOException {
        for (HangStory story : List.of(
                HangStory.NOTHING,
                new HangStory(List.of("Ada waits (MyBell.java:7)"), Optional.empty()),
                new HangStory(List.of("Ada sleeps", "Linus waits"), Optional.of(picture())))) {
            var ended = new Message.Ended("check", Mark.FAILED, Optional.of(failure(story)));
            assertEquals(ended, sent(ended));
        }
    }
}
