package dev.berth.selector;

import java.util.List;

/** Characters of which one fits. */
sealed interface Characters {

    Characters ANY = new All();
    Characters SLASH = new Only('/');
    Characters WITHIN_COMPONENT = new OneOf(true, List.of());

    boolean contains(char character);

    /** Every one. */
    record All() implements Characters {

        @Override
        public boolean contains(char character) {
            return true;
        }
    }

    /** A single one. */
    record Only(char only) implements Characters {

        @Override
        public boolean contains(char character) {
            return character == only;
        }
    }

    /** Those that are in one of the ranges, or in none; never a slash. */
    record OneOf(boolean negated, List<Range> ranges) implements Characters {

        @Override
        public boolean contains(char character) {
            return character != '/' && negated != ranges.stream().anyMatch(range -> range.contains(character));
        }
    }

    /** From one character to another, both included. */
    record Range(char first, char last) {

        private boolean contains(char character) {
            return first <= character && character <= last;
        }
    }
}
