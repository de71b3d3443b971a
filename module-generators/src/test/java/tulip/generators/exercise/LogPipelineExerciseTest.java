package tulip.generators.exercise;

import java.nio.file.Path;
import java.util.regex.Pattern;
import tulip.generators.Generator;
import tulip.generators.LogPipeline;
import tulip.generators.LogPipelineContract;

final class LogPipelineExerciseTest extends LogPipelineContract {
    @Override
    protected Generator<String> grep(Path folder, String ending, Pattern pattern, LogPipeline.Opener opener) {
        return MyLogPipeline.grep(folder, ending, pattern, opener::open);
    }

    @Override
    protected Generator<Path> find(Path folder, String ending) {
        return MyLogPipeline.find(folder, ending);
    }
}
