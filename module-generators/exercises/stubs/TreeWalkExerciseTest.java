package tulip.generators.exercise;

import tulip.generators.Generator;
import tulip.generators.Tree;
import tulip.generators.TreeWalkContract;

final class TreeWalkExerciseTest extends TreeWalkContract {
    @Override
    protected <T> Generator<T> inOrder(Tree<T> tree) {
        return MyTreeWalk.inOrder(tree);
    }
}
