package tulip.crawler.exercise;

import java.util.concurrent.Executor;
import tulip.crawler.BlockedLoopContract;
import tulip.crawler.Ledger;

final class BlockedLoopExerciseTest extends BlockedLoopContract {
    @Override
    protected Serve till(Ledger ledger, Executor pool) {
        return new MyTill(ledger, pool)::serve;
    }
}
