package tulip.runner.participant;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import tulip.runner.exercises.Exercise;
import tulip.runner.sources.SourceText;
import tulip.runner.state.Reasons;

/// Reads what participants edit.
public final class Answers {
    private Answers() {}

    /// Reads an answer.
    ///
    /// @throws IOException with a sentence for the user
    public static SourceText read(Exercise exercise) throws IOException {
        if (!Files.exists(exercise.answerFile())) {
            throw new IOException("there is no file " + exercise.file() + " any more ('./tulip undo " + exercise
                    + "' brings back yours, './tulip reset " + exercise + " --file' the stub)");
        }
        try {
            return SourceText.read(exercise.answerFile());
        } catch (FileSystemException problem) {
            throw new IOException(exercise.file() + " cannot be read: " + Reasons.of(problem), problem);
        }
    }

    /// The stub, with the answer's line ends and byte-order mark.
    static byte[] pristine(Exercise exercise) throws IOException {
        String stub = SourceText.read(exercise.pristineAnswerFile()).text();
        try {
            return read(exercise).with(stub).bytes();
        } catch (IOException unreadable) {
            return Files.readAllBytes(exercise.pristineAnswerFile());
        }
    }
}
