package tulip.runner.exercises;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The five stages of the talk, in order. Each stage is a module.
public enum Stage {
    ITERATORS(1, "iterators", "Iterators", "tulip.iterators"),
    GENERATORS(2, "generators", "Generators", "tulip.generators"),
    COROUTINES(3, "coroutines", "Coroutines", "tulip.coroutines"),
    ASYNC_AWAIT(4, "async-await", "Async and await", "tulip.async"),
    CRAWLER(5, "crawler", "The crawler", "tulip.crawler");

    private final int number;
    private final String id;
    private final String title;
    private final String packageName;

    Stage(int number, String id, String title, String packageName) {
        this.number = number;
        this.id = id;
        this.title = title;
        this.packageName = packageName;
    }

    /// The module's name without `module-`. The ids of the stage's exercises begin with it.
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /// From 1.
    public int number() {
        return number;
    }

    /// The package of the reference and of the contracts.
    public String packageName() {
        return packageName;
    }

    /// The package of the participants' files.
    public String exercisePackage() {
        return packageName + ".exercise";
    }

    public Path module(Path home) {
        return home.resolve("module-" + id);
    }

    /// Finds a stage by what a participant calls it: `generators`, `module-generators` or `2`.
    public static Optional<Stage> called(String what) {
        String name = what.toLowerCase(Locale.ROOT).replaceFirst("^module-", "").replaceFirst("/$", "");
        return Arrays.stream(values())
                .filter(stage ->
                        stage.id.equals(name) || Integer.toString(stage.number).equals(name))
                .findFirst();
    }

    static Optional<Stage> find(String id) {
        return Arrays.stream(values()).filter(stage -> stage.id.equals(id)).findFirst();
    }
}
