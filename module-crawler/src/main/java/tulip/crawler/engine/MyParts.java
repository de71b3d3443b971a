package tulip.crawler.engine;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Optional;
import tulip.async.EventLoop;
import tulip.async.SelectorEventLoop;
import tulip.coroutines.Raise;
import tulip.crawler.BackOff;
import tulip.crawler.Links;
import tulip.crawler.Next.Purpose;
import tulip.crawler.Pages;
import tulip.crawler.Redirects;
import tulip.crawler.Retry;
import tulip.crawler.Rules;
import tulip.crawler.TaskWorkerQueue;
import tulip.crawler.Url;
import tulip.crawler.WorkerQueue;
import tulip.kit.Clock;

/// The parts of engine `mine`: the participant's answers, and the reference where there is none.
///
/// The classes of the answers are found by name, since nothing may be linked to a class that perhaps does not
/// compile.
final class MyParts implements Parts {
    private final OwnParts own;
    private final AnswerClasses classes;
    private volatile String reported; // null: nothing

    MyParts(OwnParts own) {
        this.own = own;
        this.classes = new AnswerClasses(own);
    }

    @Override
    public EventLoop loop() {
        var parts = new MyLoopParts(own, classes);
        EventLoop loop = own.has(Part.EVENT_LOOP) ? parts.loop() : new SelectorEventLoop(Clock.SYSTEM, parts);
        loop.setExceptionHandler(this::report);
        return loop;
    }

    private void report(String what, Throwable thrown) {
        if (reported == null) {
            reported = what + ": " + MineEngine.told(thrown);
        }
    }

    /// The first exception that the loop has reported, because nobody could catch it.
    Optional<String> reported() {
        return Optional.ofNullable(reported);
    }

    /// The queue of the reference may stand on the participant's queue and task group.
    @Override
    @SuppressWarnings("unchecked") // both classes have this type
    public <T> WorkerQueue<T> workerQueue() {
        String name = own.has(Part.WORKER_QUEUE) ? Part.WORKER_QUEUE.answer() : TaskWorkerQueue.class.getName();
        return (WorkerQueue<T>) make(classes.constructor(name));
    }

    /// Reads pages with the participant's rule for links. It finds no links to other hosts, so where these
    /// count too, the reference reads the page.
    Parser.Function pages(Parser.Function usual) {
        if (!own.has(Part.LINKS)) {
            return usual;
        }
        Links links = links();
        return (fetch, response, limits) -> fetch.purpose().equals(Purpose.PAGE)
                ? Pages.outcome(fetch, response, limits, links)
                : usual.outcome(fetch, response, limits);
    }

    /// The rules of one crawl.
    Rules rules(Rules usual) {
        return new Rules(
                own.has(Part.LINKS) ? links() : usual.links(),
                own.has(Part.REDIRECTS) ? redirects() : usual.redirects(),
                retry(usual.retry()));
    }

    private Links links() {
        return (Links) make(classes.constructor(Part.LINKS));
    }

    private Redirects.Maker redirects() {
        Constructor<?> made = classes.constructor(Part.REDIRECTS, Url.class, int.class, Redirects.Requests.class);
        return (site, most, requests) -> (Redirects) make(made, site, most, requests);
    }

    private Retry retry(Retry usual) {
        return own.has(Part.RETRY) && usual instanceof BackOff(int most, Duration first, Duration longest)
                ? (Retry) make(
                        classes.constructor(Part.RETRY, int.class, Duration.class, Duration.class),
                        most,
                        first,
                        longest)
                : usual;
    }

    /// Makes an object of an answer. What the constructor throws comes out as it is.
    static Object make(Constructor<?> constructor, Object... arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException thrown) {
            throw Raise.asItIs(thrown.getCause());
        } catch (ReflectiveOperationException hidden) {
            throw AnswerClasses.unusable(constructor.getDeclaringClass().getName(), hidden);
        }
    }
}
