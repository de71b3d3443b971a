package tulip.runner.exercises;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// Is one of the five stages of the talk, in order. Each is a module of its own.
public enum Stage {
    ITERATORS("iterators", "Iterators", "tulip.iterators"),
    GENERATORS("generators", "Generators", "tulip.generators"),
    COROUTINES("coroutines", "Coroutines", "tulip.coroutines"),
    ASYNC_AWAIT("async-await", "Async and await", "tulip.async"),
    CRAWLER("crawler", "The crawler", "tulip.crawler");

    private final String id;
    private final String title;
    private final String packageName;

    Stage(String id, String title, String packageName) {
        this.id = id;
        this.title = title;
        this.packageName = packageName;
    }

    /// The module's name without `module-`: what the ids of the stage's exercises begin with.
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /// From 1.
    public int number() {
        return ordinal() + 1;
    }

    /// The package of the reference and of the contracts.
    public String packageName() {
        return packageName;
    }

    /// The package of what participants edit.
    public String exercisePackage() {
        return packageName + ".exercise";
    }

    public Path module(Path home) {
        return home.resolve("module-" + id);
    }

    static Optional<Stage> find(String id) {
        return Arrays.stream(values()).filter(stage -> stage.id.equals(id)).findFirst();
    }
}
