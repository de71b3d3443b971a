package tulip.runner.answer;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tulip.runner.exercises.Exercise;

/// Explains why the compiler did not find a class: an import of the stub was removed.
///
/// @param stub  the answer's file as it was in the beginning
record MissingClass(String stub) {
    private static final Pattern NOT_FOUND = Pattern.compile("cannot find (?:class|variable) (\\w+)\\b.*");

    static MissingClass of(Exercise exercise) throws IOException {
        return new MissingClass(Files.readString(exercise.pristineAnswerFile()));
    }

    Finding explained(Finding error) {
        Matcher found = NOT_FOUND.matcher(error.sentence());
        if (!found.matches()) {
            return error;
        }
        String name = found.group(1);
        return imported(name)
                .map(line -> error.sentence() + ". The stub had '" + line + "': add that line again")
                .map(sentence -> new Finding(error.place(), error.column(), sentence))
                .orElse(error);
    }

    private Optional<String> imported(String name) {
        Matcher line = Pattern.compile("(?m)^import [\\w.]+\\." + name + ";").matcher(stub);
        return line.find() ? Optional.of(line.group()) : Optional.empty();
    }
}
