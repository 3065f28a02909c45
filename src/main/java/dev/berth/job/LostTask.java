package dev.berth.job;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** The task was taken over by another node, which took this one for dead. */
public final class LostTask extends DomainException {

    LostTask(long taskId) {
        super(ErrorKind.CONFLICT, "task " + taskId + " was taken over by another node");
    }
}
