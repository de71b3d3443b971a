package tulip.generators;

final class TreeWalkOnVirtualThreadsTest extends TreeWalkContract {
    @Override
    protected <T> Generator<T> inOrder(Tree<T> tree) {
        try (var _ = new Chosen(Suspension.VIRTUAL_THREAD)) {
            return TreeWalk.inOrder(tree);
        }
    }
}
