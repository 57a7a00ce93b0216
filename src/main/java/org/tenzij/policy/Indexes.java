package org.tenzij.policy;

import java.util.ArrayList;
import java.util.List;

/** Where a walk over a payload stands in the arrays it is inside of. */
final class Indexes {
    private final List<Integer> stack = new ArrayList<>();

    void push(int index) {
        stack.add(index);
    }

    void pop() {
        stack.removeLast();
    }

    /** A catalogue path with the indexes in it: {@code statements[].text} as {@code statements[0].text}. */
    String path(String pattern) {
        if (stack.isEmpty()) {
            return pattern;
        }
        StringBuilder path = new StringBuilder();
        int from = 0;
        for (int index : stack) {
            int at = pattern.indexOf("[]", from);
            path.append(pattern, from, at).append('[').append(index).append(']');
            from = at + 2;
        }
        return path.append(pattern, from, pattern.length()).toString();
    }
}
