package tulip.crawler.exercise;

import tulip.crawler.Links;
import tulip.crawler.LinksContract;

final class LinksExerciseTest extends LinksContract {
    @Override
    protected Links links() {
        return new MyLinks();
    }
}
