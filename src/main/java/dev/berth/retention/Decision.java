package dev.berth.retention;

import org.jspecify.annotations.Nullable;

/**
 * Whether an artifact stays.
 *
 * @param rule the id of the rule that keeps it; absent where none does
 * @param why as a sentence for people
 */
record Decision(Verdict verdict, @Nullable Integer rule, String why) {

    static Decision delete(String why) {
        return new Decision(Verdict.DELETE, null, why);
    }
}
