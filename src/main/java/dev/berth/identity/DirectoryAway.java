package dev.berth.identity;

import java.time.Duration;

import dev.berth.platform.ErrorKind;
import dev.berth.platform.RetryLater;

/** Nobody was proved, and a directory that might have done it could not be asked. The words are the same whoever is meant (S03). */
final class DirectoryAway extends RetryLater {

    DirectoryAway() {
        super(
                ErrorKind.UNAVAILABLE,
                "a directory that people sign in by does not answer at the moment: try again",
                Duration.ofSeconds(10));
    }
}
