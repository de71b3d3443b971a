package tulip.kit.steps;

/// The calls that a [StepLoader] puts into an answer. They do nothing while no [Schedule] is under way.
public final class Steps {
    private Steps() {}

    /// Comes before each step: an access to memory that threads may share, or a call that another thread may notice.
    public static void here() {
        Schedule.tell(schedule -> schedule.reached(false));
    }

    /// Comes before a call that lets other threads go first.
    public static void givesWay() {
        Schedule.tell(schedule -> schedule.reached(true));
    }

    /// Stands in place of [Thread#yield]. Under a schedule no other thread of the scenario needs the core, and a real
    /// `yield` would give it to other programs, on a busy machine for milliseconds.
    @SuppressWarnings("ThreadPriorityCheck") // it is what the answer asked for
    public static void yields() {
        if (!Schedule.tell(schedule -> schedule.reached(true))) {
            Thread.yield();
        }
    }

    /// Comes before [Thread#start].
    public static void starts(Thread thread) {
        Schedule.tell(schedule -> schedule.turns().starts(thread));
    }

    /// Comes before `LockSupport.park`.
    public static void parks() {
        Schedule.tell(schedule -> schedule.turns().parks());
    }

    /// Comes after `LockSupport.park`.
    public static void parked() {
        Schedule.tell(schedule -> schedule.turns().parked());
    }

    /// Comes before `LockSupport.unpark`.
    ///
    /// @param thread  null has no effect, as in `unpark`
    public static void unparks(Thread thread) {
        if (thread != null) {
            Schedule.tell(schedule -> schedule.turns().unparks(thread));
        }
    }

    /// Comes before a call of a collection of `java.util`.
    ///
    /// @param collection  null has no effect here; the call throws
    /// @param method      its name
    public static void uses(Object collection, String method) {
        if (collection != null) {
            Schedule.tell(schedule -> schedule.uses(collection, method));
        }
    }
}
