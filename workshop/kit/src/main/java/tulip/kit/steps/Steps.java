package tulip.kit.steps;

/// The calls that a [StepLoader] puts into an answer. They do nothing while no [Schedule] is under way.
public final class Steps {
    private Steps() {}

    /// Comes before each step: an access to memory that threads may share, or a call that another thread may notice.
    public static void here() {
        reached(false);
    }

    /// Comes before a call that lets other threads go first.
    public static void givesWay() {
        reached(true);
    }

    private static void reached(boolean givesWay) {
        Schedule now = Schedule.current();
        if (now != null) {
            now.reached(Thread.currentThread(), givesWay);
        }
    }

    /// Comes before [Thread#start].
    public static void starts(Thread thread) {
        Schedule now = Schedule.current();
        if (now != null) {
            now.starts(thread);
        }
    }

    /// Comes before `LockSupport.park`.
    public static void parks() {
        Schedule now = Schedule.current();
        if (now != null) {
            now.parks(Thread.currentThread());
        }
    }

    /// Comes after `LockSupport.park`.
    public static void parked() {
        Schedule now = Schedule.current();
        if (now != null) {
            now.parked(Thread.currentThread());
        }
    }

    /// Comes before `LockSupport.unpark`.
    ///
    /// @param thread  null has no effect, as in `unpark`
    public static void unparks(Thread thread) {
        Schedule now = Schedule.current();
        if (now != null && thread != null) {
            now.unparks(thread);
        }
    }
}
