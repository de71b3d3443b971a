package tulip.runner.mine;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tulip.crawler.lab.Amounts;
import tulip.runner.exercises.Exercise;
import tulip.runner.terminal.Wrap;

/// Says whose each part and each member of engine `mine` is.
public final class Legend {
    private static final int NAME = 14; // columns, with the spaces around it

    private Legend() {}

    /// One entry for each part that somebody has begun, and one for all others.
    public static List<String> lines(Mine mine, int columns) {
        List<PartAnswer> all = mine.answers();
        List<String> lines = new ArrayList<>(Wrap.words(title(mine), columns));
        List<String> others = new ArrayList<>();
        for (PartAnswer each : all) {
            if (each.whose() instanceof Whose.NotStarted) {
                others.add(each.part().id());
            } else {
                lines.addAll(entry(each.part().id(), told(each.whose()), columns));
            }
        }
        if (!others.isEmpty() && others.size() < all.size()) {
            lines.addAll(entry("the reference", String.join(", ", others), columns));
        }
        return lines;
    }

    private static String title(Mine mine) {
        int yours = mine.yours().size();
        return yours == 0
                ? "No part of engine mine is yours yet, so it is engine tulip. './tulip list' shows the exercises; a"
                        + " part is yours when you have written a member of it, for example put in MyQueue.java (4.9)."
                : "Engine mine: " + yours + " of "
                        + Amounts.plural(mine.answers().size(), "part") + (yours == 1 ? " is yours." : " are yours.");
    }

    /// In a few words, for the title of a race.
    public static String sentence(Mine mine) {
        String yours = mine.answers().stream()
                .filter(PartAnswer::isYours)
                .map(each -> each.part().id())
                .collect(Collectors.joining(", "));
        return yours.isEmpty()
                ? "mine: no part is yours yet, so it is engine tulip."
                : "mine: your " + yours + "; the rest is the reference's.";
    }

    private static String told(Whose whose) {
        return switch (whose) {
            case Whose.NotStarted() -> "the reference's";
            case Whose.Yours(var written, var filled) when filled.isEmpty() -> "yours: " + String.join(", ", written);
            case Whose.Yours(var written, var filled) ->
                "yours: " + String.join(", ", written) + "; the reference's: " + String.join(", ", filled);
            case Whose.NotUsable(String why, String to) -> "the reference's, because " + why + " (" + to + ")";
        };
    }

    private static List<String> entry(String name, String text, int columns) {
        List<String> parts = Wrap.words(text, columns - NAME - 2);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String left = i == 0 ? "  " + name : "";
            lines.add(left + " ".repeat(Math.max(1, NAME + 2 - left.length())) + parts.get(i));
        }
        return lines;
    }

    /// What to do about a part that is at fault.
    ///
    /// @param again  the part, after its contract was run again
    public static String toDo(PartAnswer again) {
        if (again.whose() instanceof Whose.NotUsable(String why, String to)) {
            return to + ": " + why;
        }
        Exercise last = again.exercises().getLast();
        return "the checks of " + last + " do not see this error. Read " + last.file()
                + " again, or compare: './tulip diff " + last + "'";
    }

    /// The same as [#lines] for programs.
    public static JsonObject toJson(Mine mine) {
        var parts = new JsonObject();
        mine.answers().forEach(each -> parts.put(each.part().id(), json(each.whose())));
        return parts;
    }

    private static JsonObject json(Whose whose) {
        return switch (whose) {
            case Whose.NotStarted() -> new JsonObject().put("yours", false);
            case Whose.Yours(var written, var filled) ->
                new JsonObject()
                        .put("yours", true)
                        .put("written", new JsonArray(written))
                        .put("filled", new JsonArray(filled));
            case Whose.NotUsable(String why, String _) ->
                new JsonObject().put("yours", false).put("why", why);
        };
    }
}
