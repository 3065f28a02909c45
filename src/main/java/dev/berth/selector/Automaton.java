package dev.berth.selector;

import java.util.BitSet;
import java.util.List;

/**
 * A pattern as states that are all followed at once: none is entered twice for one character, so that the time does not depend on how
 * many ways there are to fit.
 *
 * @param states the first is the end; there are at most two for each character of the pattern and one more
 */
record Automaton(List<State> states, int start) {

    /** Where the end is. */
    static final int END = 0;

    sealed interface State {

        /** The text fits if it ends here. */
        record End() implements State {}

        /** Goes on where the next character is one of these. */
        record Take(Characters characters, int next) implements State {}

        /** Goes on in each of these at the same character. */
        record Fork(List<Integer> next) implements State {}
    }

    boolean accepts(String text) {
        Entered now = new Entered(start);
        for (int i = 0; i < text.length() && !now.isEmpty(); i++) {
            now = now.after(text.charAt(i));
        }
        return now.bits.get(END);
    }

    /** The states that are reached with some of the text. */
    private final class Entered {

        private final BitSet bits = new BitSet(states.size());
        private final int[] reached = new int[states.size()];
        private int count;

        Entered() {}

        Entered(int first) {
            enter(first);
            followForks();
        }

        boolean isEmpty() {
            return count == 0;
        }

        Entered after(char character) {
            Entered after = new Entered();
            for (int i = 0; i < count; i++) {
                if (states.get(reached[i]) instanceof State.Take take
                        && take.characters().contains(character)) {
                    after.enter(take.next());
                }
            }
            after.followForks();
            return after;
        }

        private void followForks() {
            for (int i = 0; i < count; i++) {
                if (states.get(reached[i]) instanceof State.Fork fork) {
                    fork.next().forEach(this::enter);
                }
            }
        }

        private void enter(int state) {
            if (!bits.get(state)) {
                bits.set(state);
                reached[count++] = state;
            }
        }
    }
}
