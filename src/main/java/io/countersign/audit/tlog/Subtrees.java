package io.countersign.audit.tlog;

/** The hashes of a tree's perfect subtrees, from wherever they are kept. */
@FunctionalInterface
public interface Subtrees {

    /**
     * @param level its height: 0 for a leaf
     * @param index counted from the left at that height
     * @return the root of the leaves from {@code index << level} on, 2^level of them, all of which are in the tree
     */
    byte[] root(int level, long index);
}
