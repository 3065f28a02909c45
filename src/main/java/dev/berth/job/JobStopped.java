package dev.berth.job;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Somebody has stopped the task that runs, or the server is about to stop. */
public final class JobStopped extends DomainException {

    JobStopped(String why) {
        super(ErrorKind.CONFLICT, why);
    }
}
