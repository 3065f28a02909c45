package dev.berth.gc;

import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

import dev.berth.blob.GarbageDelays;

/** Says loudly at the start what a delay of zero costs (content-safety, "Garbage collection"). */
@Component
class DelayCheck implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DelayCheck.class);

    private final GarbageDelays delays;

    DelayCheck(GarbageDelays delays) {
        this.delays = delays;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        warnings().forEach(log::warn);
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (delays.lease().isZero()) {
            warnings.add(
                    "berth.gc.lease is 0: what is being pushed may be collected before something refers to it, so pushes fail while"
                            + " garbage is collected. This is for tests alone.");
        }
        if (delays.quarantine().isZero()) {
            warnings.add(
                    "berth.gc.quarantine is 0: the bytes of removed blobs are deleted at once, so a database that is restored from a"
                            + " backup may miss some. Set it to the interval between backups at least.");
        }
        return warnings;
    }
}
