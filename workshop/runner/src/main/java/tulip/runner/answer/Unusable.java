package tulip.runner.answer;

import java.io.Serial;
import java.util.List;

/// Thrown if an answer cannot be run.
public final class Unusable extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<Finding> findings;

    Unusable(List<Finding> findings) {
        super(findings.getFirst().sentence(), null, false, false);
        this.findings = List.copyOf(findings);
    }

    Unusable(Finding finding) {
        this(List.of(finding));
    }

    /// The reasons, by their line in the file.
    public List<Finding> findings() {
        return findings;
    }
}
