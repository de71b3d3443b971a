package tulip.runner.answer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import tulip.runner.child.Place;

/// Shortens each compile error to one line.
final class CompileErrors {
    private CompileErrors() {}

    static List<Finding> findings(List<Diagnostic<? extends JavaFileObject>> errors, Source test) {
        List<Finding> own = errors.stream()
                .filter(each -> each.getSource() instanceof Source source && source != test)
                .map(each -> new Finding(place(each), (int) Math.max(0, each.getColumnNumber()), text(each)))
                .toList();
        if (!own.isEmpty()) {
            return own;
        }
        return errors.stream()
                .limit(1)
                .map(each -> Finding.of("The checks call something that is missing or has changed: " + text(each)
                        + ". Keep the names, parameters and types that the stub had"))
                .toList();
    }

    private static Optional<Place> place(Diagnostic<? extends JavaFileObject> error) {
        return error.getLineNumber() == Diagnostic.NOPOS || !(error.getSource() instanceof Source source)
                ? Optional.empty()
                : Optional.of(new Place(source.fileName(), (int) error.getLineNumber()));
    }

    /// Writes "cannot find symbol, symbol: method foo(), location: class MyCountdown" as a sentence.
    private static String text(Diagnostic<? extends JavaFileObject> error) {
        return error.getMessage(Locale.ENGLISH)
                .lines()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .map(line -> line.replaceAll("tulip\\.\\w+\\.exercise\\.", "").replace("symbol: ", ""))
                .map(line -> line.replaceFirst("^location: ", "in "))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("; "))
                .replace(";; ", "; ") // javac ends a line before a list with a semicolon
                .replace("cannot find symbol; ", "cannot find ");
    }
}
