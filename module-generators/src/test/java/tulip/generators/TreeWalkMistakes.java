package tulip.generators;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Consumer;
import tulip.kit.Mistake;

final class TreeWalkMistakes {
    private TreeWalkMistakes() {}

    @Mistake(
            caughtBy = "theOrder",
            explanation = "The value of a node comes before its left side. That is another walk, called pre-order.")
    static final class NodeFirst extends TreeWalkContract {
        @Override
        protected <T> Generator<T> inOrder(Tree<T> tree) {
            return Generator.of(out -> walk(tree, out));
        }

        private static <T> void walk(Tree<T> tree, Generator.Out<T> out) {
            if (tree != null) {
                out.yield(tree.value());
                walk(tree.left(), out);
                walk(tree.right(), out);
            }
        }
    }

    @Mistake(
            caughtBy = "theOrder",
            explanation = "The value of a node comes after its right side. That is another walk, called post-order.")
    static final class NodeLast extends TreeWalkContract {
        @Override
        protected <T> Generator<T> inOrder(Tree<T> tree) {
            return Generator.of(out -> walk(tree, out));
        }

        private static <T> void walk(Tree<T> tree, Generator.Out<T> out) {
            if (tree != null) {
                walk(tree.left(), out);
                walk(tree.right(), out);
                out.yield(tree.value());
            }
        }
    }

    @Mistake(
            caughtBy = "theOrder",
            explanation =
                    "The tree is walked level by level, with a queue of the next nodes. In the end this queue holds"
                            + " half of the tree.")
    static final class LevelByLevel extends TreeWalkContract {
        @Override
        protected <T> Generator<T> inOrder(Tree<T> tree) {
            return Generator.of(out -> {
                var next = new ArrayDeque<Tree<T>>();
                offer(next, tree);
                while (!next.isEmpty()) {
                    var here = next.remove();
                    out.yield(here.value());
                    offer(next, here.left());
                    offer(next, here.right());
                }
            });
        }

        private static <T> void offer(ArrayDeque<Tree<T>> next, Tree<T> tree) {
            if (tree != null) {
                next.add(tree);
            }
        }
    }

    @Mistake(
            caughtBy = "theOrder",
            explanation =
                    "The walks over the two sides are made, but nobody asks them for an element. So only the root's"
                            + " value comes out. A generator runs only when somebody asks it for an element.")
    static final class ForgetsToHandOn extends TreeWalkContract {
        @Override
        protected <T> Generator<T> inOrder(Tree<T> tree) {
            return Generator.of(out -> {
                if (tree != null) {
                    var _ = inOrder(tree.left());
                    out.yield(tree.value());
                    var _ = inOrder(tree.right());
                }
            });
        }
    }

    @Mistake(
            caughtBy = "theOrder",
            explanation =
                    "A missing side is null, and the walk asks null for its left side. First test whether there is"
                            + " a node.")
    static final class ForgetsTheMissingSide extends TreeWalkContract {
        @Override
        protected <T> Generator<T> inOrder(Tree<T> tree) {
            return Generator.of(out -> walk(tree, out));
        }

        @SuppressWarnings("InfiniteRecursion") // the missing side of a leaf ends the walk, with an exception
        private static <T> void walk(Tree<T> tree, Generator.Out<T> out) {
            walk(tree.left(), out);
            out.yield(tree.value());
            walk(tree.right(), out);
        }
    }

    @Mistake(
            caughtBy = "theOrder",
            explanation = "A loop walks the same node again and again, because the node in its condition never changes."
                    + " The recursion goes to the next node, so an `if` is enough.")
    static final class WalksOneNodeForEver extends TreeWalkContract {
        @Override
        protected <T> Generator<T> inOrder(Tree<T> tree) {
            return Generator.of(out -> walk(tree, out));
        }

        private static <T> void walk(Tree<T> tree, Generator.Out<T> out) {
            while (tree != null) {
                walk(tree.left(), out);
                out.yield(tree.value());
            }
        }
    }

    @Mistake(
            caughtBy = "anElementCostsItsPath",
            explanation = "The walk catches Throwable, so it catches the GeneratorExit with which close ends the body,"
                    + " too. Then the walk goes on, and yields again. Let GeneratorExit pass.")
    static final class SwallowsTheSignal extends TreeWalkContract {
        @Override
        protected <T> Generator<T> inOrder(Tree<T> tree) {
            return Generator.of(out -> walk(tree, out));
        }

        private static <T> void walk(Tree<T> tree, Generator.Out<T> out) {
            try {
                if (tree != null) {
                    walk(tree.left(), out);
                    out.yield(tree.value());
                    walk(tree.right(), out);
                }
            } catch (Throwable swallowed) {
                // the walk goes on
            }
        }
    }

    @Mistake(
            caughtBy = "missingSides",
            explanation = "If one side of a node is missing, the other side is left out, too. Each side may be missing"
                    + " without the other.")
    static final class MissingSideIsALeaf extends TreeWalkContract {
        @Override
        protected <T> Generator<T> inOrder(Tree<T> tree) {
            return Generator.of(out -> walk(tree, out));
        }

        private static <T> void walk(Tree<T> tree, Generator.Out<T> out) {
            if (tree == null) {
                return;
            }
            if (tree.left() == null || tree.right() == null) {
                out.yield(tree.value());
                return;
            }
            walk(tree.left(), out);
            out.yield(tree.value());
            walk(tree.right(), out);
        }
    }

    @Mistake(
            caughtBy = "missingSides",
            explanation = "The walk assumes that there is a root. An empty tree is null, and has no element.")
    static final class NeedsARoot extends TreeWalkContract {
        @Override
        protected <T> Generator<T> inOrder(Tree<T> tree) {
            return Generator.of(out -> walk(tree, out));
        }

        private static <T> void walk(Tree<T> tree, Generator.Out<T> out) {
            var left = tree.left();
            if (left != null) {
                walk(left, out);
            }
            out.yield(tree.value());
            var right = tree.right();
            if (right != null) {
                walk(right, out);
            }
        }
    }

    @Mistake(
            caughtBy = "nullIsAValue",
            explanation = "A node whose value is null is left out. But a missing tree and a null value are different"
                    + " things.")
    static final class SkipsNull extends TreeWalkContract {
        @Override
        protected <T> Generator<T> inOrder(Tree<T> tree) {
            return Generator.of(out -> walk(tree, value -> {
                if (value != null) {
                    out.yield(value);
                }
            }));
        }
    }

    @Mistake(
            caughtBy = "makingItAsksNothing",
            explanation =
                    "The whole tree is put into a list before anyone has asked for an element. A huge tree does not"
                            + " fit into the memory, and most of its elements may never be needed.")
    static final class CollectsFirst extends TreeWalkContract {
        @Override
        protected <T> Generator<T> inOrder(Tree<T> tree) {
            List<T> all = new ArrayList<>();
            walk(tree, all::add);
            return Generator.of(out -> all.forEach(out::yield));
        }
    }

    @Mistake(
            caughtBy = "anElementCostsItsPath",
            explanation =
                    "The first call puts the whole tree into a list. The walk itself should pause: yield each value"
                            + " where the recursion finds it.")
    static final class CollectsWhenAsked extends TreeWalkContract {
        @Override
        protected <T> Generator<T> inOrder(Tree<T> tree) {
            return Generator.of(out -> {
                List<T> all = new ArrayList<>();
                walk(tree, all::add);
                all.forEach(out::yield);
            });
        }
    }

    @Mistake(
            caughtBy = "exceptionsPass",
            explanation = "An exception of the tree is swallowed, and the walk ends as if it were complete.")
    static final class SwallowsFailures extends TreeWalkContract {
        @Override
        protected <T> Generator<T> inOrder(Tree<T> tree) {
            return Generator.of(out -> {
                try {
                    walk(tree, out::yield);
                } catch (RuntimeException swallowed) {
                    // the walk ends
                }
            });
        }
    }

    @Mistake(
            caughtBy = "eachIsAskedOnce",
            explanation =
                    "The value of a node is asked for before its left side. Ask for the value where it is yielded:"
                            + " after the left side.")
    static final class AsksForTheValueFirst extends TreeWalkContract {
        @Override
        protected <T> Generator<T> inOrder(Tree<T> tree) {
            return Generator.of(out -> walk(tree, out));
        }

        private static <T> void walk(Tree<T> tree, Generator.Out<T> out) {
            if (tree != null) {
                T value = tree.value();
                walk(tree.left(), out);
                out.yield(value);
                walk(tree.right(), out);
            }
        }
    }

    @Mistake(
            caughtBy = "exceptionsPass",
            explanation = "An exception of the tree comes out inside another exception. Let the exception of the tree"
                    + " pass, without a catch.")
    static final class WrapsFailures extends TreeWalkContract {
        @Override
        protected <T> Generator<T> inOrder(Tree<T> tree) {
            return Generator.of(out -> {
                try {
                    TreeWalkMistakes.walk(tree, out::yield);
                } catch (RuntimeException failure) {
                    throw new RuntimeException(failure);
                }
            });
        }
    }

    @Mistake(
            caughtBy = "leavingEarly",
            explanation = "Each level is a generator, and closing the generator at the top closes none of the others. A"
                    + " generator that uses other generators must close them. One generator for the whole tree is"
                    + " simpler.")
    static final class LeaksEveryLevel extends TreeWalkContract {
        @Override
        protected <T> Generator<T> inOrder(Tree<T> tree) {
            return Generator.of(out -> {
                if (tree != null) {
                    inOrder(tree.left()).forEachRemaining(out::yield);
                    out.yield(tree.value());
                    inOrder(tree.right()).forEachRemaining(out::yield);
                }
            });
        }
    }

    @Mistake(
            caughtBy = "eachIsAskedOnce",
            explanation =
                    "Both sides of a node are asked for before its value is given. A caller who stops at this value"
                            + " does not need the right side. Ask for the right side after the yield.")
    static final class AsksForBothSidesFirst extends TreeWalkContract {
        @Override
        protected <T> Generator<T> inOrder(Tree<T> tree) {
            return Generator.of(out -> walk(tree, out));
        }

        private static <T> void walk(Tree<T> tree, Generator.Out<T> out) {
            if (tree != null) {
                Tree<T> left = tree.left();
                Tree<T> right = tree.right();
                walk(left, out);
                out.yield(tree.value());
                walk(right, out);
            }
        }
    }

    @Mistake(
            caughtBy = "eachIsAskedOnce",
            explanation = "A side is asked for twice: first to see whether it is there, and then to walk it. Each"
                    + " time the tree may make the node anew, or read it from a disk. Let the recursion"
                    + " itself test whether a node is null.")
    static final class AsksTwice extends TreeWalkContract {
        @Override
        protected <T> Generator<T> inOrder(Tree<T> tree) {
            return Generator.of(out -> {
                if (tree != null) {
                    walk(tree, out);
                }
            });
        }

        private static <T> void walk(Tree<T> tree, Generator.Out<T> out) {
            if (tree.left() != null) {
                walk(tree.left(), out);
            }
            out.yield(tree.value());
            if (tree.right() != null) {
                walk(tree.right(), out);
            }
        }
    }

    @Mistake(
            caughtBy = "leavingEarly",
            explanation =
                    "close does not wake the thread that walks the tree: this thread still waits to pass on the next"
                            + " element.")
    static final class LeaksItsThread extends TreeWalkContract {
        @Override
        protected <T> Generator<T> inOrder(Tree<T> tree) {
            return new OnItsOwnThread<>(tree);
        }
    }

    private static <T> void walk(Tree<T> tree, Consumer<? super T> each) {
        if (tree != null) {
            walk(tree.left(), each);
            each.accept(tree.value());
            walk(tree.right(), each);
        }
    }

    /// Walks on a thread that it forgets when it is closed.
    private static final class OnItsOwnThread<T> implements Generator<T> {
        private final BlockingQueue<Boolean> asked = new SynchronousQueue<>();
        private final BlockingQueue<Step<T>> answers = new SynchronousQueue<>();
        private final Thread thread;
        private Step<T> step;

        OnItsOwnThread(Tree<T> tree) {
            thread = Thread.ofVirtual().unstarted(() -> run(tree));
        }

        private void run(Tree<T> tree) {
            RuntimeException thrown = null;
            take(asked);
            try {
                walk(tree, value -> {
                    put(answers, new Step<>(value, false, null));
                    take(asked);
                });
            } catch (RuntimeException failure) {
                thrown = failure;
            }
            put(answers, new Step<>(null, true, thrown));
        }

        @Override
        public boolean hasNext() {
            if (step == null) {
                if (thread.getState() == Thread.State.NEW) {
                    thread.start();
                }
                put(asked, true);
                step = take(answers);
                if (step.thrown() != null) {
                    throw step.thrown();
                }
            }
            return !step.end();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            T value = step.value();
            step = null;
            return value;
        }

        @Override
        public void close() {
            step = new Step<>(null, true, null);
        }

        private static <E> void put(BlockingQueue<E> queue, E element) {
            try {
                queue.put(element);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }

        private static <E> E take(BlockingQueue<E> queue) {
            try {
                return queue.take();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    private record Step<T>(T value, boolean end, RuntimeException thrown) {}
}
