package tulip.coroutines.exercise;

import java.util.List;
import tulip.coroutines.Coroutine;
import tulip.coroutines.Request;
import tulip.coroutines.TinyOSContract;

final class TinyOSExerciseTest extends TinyOSContract {
    @Override
    protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
        var os = new MyTinyOS();
        bodies.forEach(os::start);
        os.run();
        return os.trace();
    }
}
