package dev.berth.selector;

import java.util.List;

/** What a pattern is made of, in the order in which it was written. */
sealed interface Part {

    /** One character of some. */
    record One(Characters characters) implements Part {}

    /** {@code /}, which parts one component of a path from the next. */
    record Slash() implements Part {}

    /** {@code *}. */
    record Star() implements Part {}

    /** {@code **}; it depends on what stands beside it whether it means more than {@code *}. */
    record DoubleStar() implements Part {}

    /** <code>{…,…}</code>. */
    record Choice(List<List<Part>> alternatives) implements Part {}
}
