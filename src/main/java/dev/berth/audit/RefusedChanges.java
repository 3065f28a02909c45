package dev.berth.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.berth.access.Principal;
import dev.berth.access.ProjectMembership;
import dev.berth.access.ProjectMembership.Standing;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;

/**
 * Writes down changes that were refused, each in a transaction of its own. An account that is refused again and again does not fill the
 * disk: beyond the limit its refusals are dropped, and the log of the server says so once in a while.
 */
@Component
class RefusedChanges {

    private static final Logger log = LoggerFactory.getLogger(RefusedChanges.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Bandwidth LIMIT =
            Bandwidth.builder().capacity(60).refillGreedy(60, PERIOD).build();

    private final Cache<String, Bucket> rooms =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(PERIOD).build();
    private final Cache<String, Boolean> told =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(PERIOD).build();

    private final AuditWriter writer;
    private final ProjectMembership membership;
    private final Clock clock;

    RefusedChanges(AuditWriter writer, ProjectMembership membership, Clock clock) {
        this.writer = writer;
        this.membership = membership;
        this.clock = clock;
    }

    /** The request is answered already, so a failure is for the log alone. */
    void record(Principal by, RequestedChange wanted, int status) {
        if (!hasRoom(by)) {
            return;
        }
        try {
            AuditedChange change = AuditedChange.refused(
                    wanted.operation(), wanted.resourceType(), wanted.path(), projectId(wanted), status);
            writer.write(List.of(AuditEntry.of(clock.instant(), by, change)));
        } catch (RuntimeException e) {
            log.error(
                    "The refusal of {} {} for {} was not written to the audit log",
                    wanted.operation(),
                    wanted.path(),
                    by.key(),
                    e);
        }
    }

    private boolean hasRoom(Principal by) {
        Bucket room =
                rooms.get(by.key(), absent -> Bucket.builder().addLimit(LIMIT).build());
        if (room.tryConsume(1)) {
            return true;
        }
        if (told.asMap().putIfAbsent(by.key(), true) == null) {
            log.warn(
                    "{} is refused more often than the audit log takes: further refusals are not written down",
                    by.key());
        }
        return false;
    }

    private @Nullable Long projectId(RequestedChange wanted) {
        return wanted.project() == null
                ? null
                : membership
                        .find(wanted.project(), null)
                        .map(Standing::projectId)
                        .orElse(null);
    }
}
