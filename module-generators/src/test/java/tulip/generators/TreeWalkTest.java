package tulip.generators;

final class TreeWalkTest extends TreeWalkContract {
    @Override
    protected <T> Generator<T> inOrder(Tree<T> tree) {
        return TreeWalk.inOrder(tree);
    }
}
