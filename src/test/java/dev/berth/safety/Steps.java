package dev.berth.safety;

/** Told of each step of the product, a statement, a commit or a call of the store, on the thread that is about to make it. */
@FunctionalInterface
interface Steps {

    Steps UNNOTICED = step -> {};

    /** May wait, or throw so that the step is not made. */
    void before(String step);
}
