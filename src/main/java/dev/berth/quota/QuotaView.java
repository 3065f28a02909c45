package dev.berth.quota;

import java.time.Instant;

/** A quota as it was read, with the figure that goes with it. */
record QuotaView(long id, long projectId, long limit, long used, Instant createdAt, Instant updatedAt) {

    QuotaReply reply(QuotaReference reference) {
        return new QuotaReply(
                id, reference, StorageLimit.resources(limit), StorageLimit.resources(used), createdAt, updatedAt);
    }
}
