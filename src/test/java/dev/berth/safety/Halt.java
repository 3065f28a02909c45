package dev.berth.safety;

import java.util.ArrayList;
import java.util.List;

/** Ends the process before its nth step: as far as database and store can tell, since nothing gets through to them any more. */
final class Halt implements Steps {

    /** No handler of the product is meant to catch this, and what it does all the same reaches nothing. */
    static final class Halted extends Error {
        Halted(String step) {
            super("halted before: " + step, null, false, false);
        }
    }

    private final List<String> made = new ArrayList<>();
    private int left = Integer.MAX_VALUE;

    /** Lets this many more steps be made. */
    synchronized void after(int steps) {
        left = steps;
        made.clear();
    }

    @Override
    public synchronized void before(String step) {
        if (left == 0) {
            throw new Halted(step);
        }
        left--;
        made.add(step);
    }

    /** The steps since it was armed. */
    synchronized List<String> made() {
        return List.copyOf(made);
    }
}
