package tulip.generators;

import java.nio.file.Path;
import java.util.regex.Pattern;

final class LogPipelineTest extends LogPipelineContract {
    @Override
    protected Generator<String> grep(Path folder, String ending, Pattern pattern, LogPipeline.Opener opener) {
        return LogPipeline.grep(folder, ending, pattern, opener);
    }

    @Override
    protected Generator<Path> find(Path folder, String ending) {
        return LogPipeline.find(folder, ending);
    }
}
