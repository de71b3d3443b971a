package tulip.kit.coffee;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tulip.kit.timeline.Timeline.HandOver;
import tulip.kit.timeline.Timeline.Lane;
import tulip.kit.timeline.Timeline.Mark;
import tulip.kit.timeline.Timeline.Span;
import tulip.kit.timeline.Unit;

/// The history of one customer's order.
///
/// @param steps   what was done for the order, by time
/// @param served  whether the last step led to a full cup
/// @param gaveUp  when the customer left without waiting any longer
record Visit(Order order, List<Step> steps, boolean served, Optional<Duration> gaveUp) {
    record Step(String worker, Span span) {}

    static Visit of(Order order) {
        return new Visit(order, List.of(), false, Optional.empty());
    }

    Visit with(String worker, Span span) {
        return new Visit(
                order,
                Stream.concat(steps.stream(), Stream.of(new Step(worker, span))).toList(),
                false,
                gaveUp);
    }

    /// The customer has the cup.
    Visit serve() {
        return new Visit(order, steps, true, gaveUp);
    }

    /// The customer leaves without a cup.
    Visit giveUp(Duration at) {
        return new Visit(order, steps, false, Optional.of(at));
    }

    /// From when the customer came in to when they left, with the cup or without.
    Duration waited(Duration closed) {
        return leaves(closed).minus(order.arrives());
    }

    Lane lane(Duration closed) {
        if (order.arrives().compareTo(closed) > 0) {
            return new Lane("customers", order.customer(), List.of(), List.of());
        }
        var spans = new ArrayList<Span>();
        Duration since = order.arrives();
        for (Step step : steps) {
            addWaiting(spans, since, step.span().from(), order.customer());
            spans.add(step.span());
            since = step.span().to();
        }
        addWaiting(spans, since, leaves(closed), order.customer());
        String waited = Unit.of(closed).text(waited(closed));
        var mark = new Mark(leaves(closed), served ? waited : waited + ", no cup");
        return new Lane("customers", order.customer(), spans, List.of(mark));
    }

    /// The worker who took the order gives the marked cup to the worker who makes the drink. This worker gives the
    /// full cup to the customer.
    Stream<HandOver> handOvers() {
        var handOvers = new ArrayList<HandOver>();
        for (int next = 1; next < steps.size(); next++) {
            Step giver = steps.get(next - 1);
            Step taker = steps.get(next);
            if (!giver.worker().equals(taker.worker())) {
                handOvers.add(new HandOver(
                        giver.worker(),
                        giver.span().to(),
                        taker.worker(),
                        taker.span().from()));
            }
        }
        if (served) {
            Duration at = steps.getLast().span().to();
            handOvers.add(new HandOver(steps.getLast().worker(), at, order.customer(), at));
        }
        return handOvers.stream();
    }

    private Duration leaves(Duration closed) {
        return served ? steps.getLast().span().to() : gaveUp.orElse(closed);
    }

    private static void addWaiting(List<Span> spans, Duration from, Duration to, String who) {
        if (to.compareTo(from) > 0) {
            spans.add(new Span(from, to, Day.WAITS, "", who + " waits"));
        }
    }
}
