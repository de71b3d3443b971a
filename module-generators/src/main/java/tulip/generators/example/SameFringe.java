package tulip.generators.example;

import tulip.generators.Tree;
import tulip.generators.TreeWalk;
import tulip.iterators.ChainZip;

/// Compares two trees of different shape, without making a list of their elements. In Python:
/// python/same_fringe.py.
final class SameFringe {
    private SameFringe() {}

    private static Tree<Integer> tree(Tree<Integer> left, int value, Tree<Integer> right) {
        return new Tree.Node<>(left, value, right);
    }

    static void main() {
        var balanced = tree(tree(null, 1, null), 2, tree(null, 3, null));
        var leaning = tree(tree(tree(null, 1, null), 2, null), 4, null);
        try (var one = TreeWalk.inOrder(balanced);
                var other = TreeWalk.inOrder(leaning)) {
            var pairs = ChainZip.zip(one, other);
            while (pairs.hasNext()) {
                var pair = pairs.next();
                IO.println(pair.left() + " and " + pair.right());
                if (!pair.left().equals(pair.right())) {
                    IO.println("here they differ");
                    break;
                }
            }
        }
    }
}
