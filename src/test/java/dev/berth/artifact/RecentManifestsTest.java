package dev.berth.artifact;

import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import dev.berth.access.RepositoryScope;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.RepositoryName;

import static org.assertj.core.api.Assertions.assertThat;

class RecentManifestsTest {

    private static final RepositoryScope HERE = new RepositoryScope(1, new RepositoryName("library/here"));
    private static final RepositoryScope REBORN = new RepositoryScope(2, new RepositoryName("library/here"));
    private static final Digest DIGEST = Digest.of(DigestAlgorithm.SHA256, new byte[0]);
    private static final PulledManifest MANIFEST = new PulledManifest(DIGEST, "text/plain", 0, new byte[0]);

    private final RecentManifests recent = new RecentManifests();

    @BeforeEach
    void beginTransaction() {
        TransactionSynchronizationManager.initSynchronization();
    }

    @AfterEach
    void endTransaction() {
        TransactionSynchronizationManager.clear();
    }

    @Test
    void aManifestIsReadOnce() {
        recent.find(HERE, DIGEST, () -> Optional.of(MANIFEST));

        assertThat(recent.find(HERE, DIGEST, Optional::empty)).contains(MANIFEST);
    }

    @Test
    void S23_anotherRepositoryIsNotAnsweredFromMemory() {
        recent.find(HERE, DIGEST, () -> Optional.of(MANIFEST));

        assertThat(recent.find(REBORN, DIGEST, Optional::empty)).isEmpty();
    }

    @Test
    void anAbsenceIsNotRemembered() {
        recent.find(HERE, DIGEST, Optional::empty);

        assertThat(recent.find(HERE, DIGEST, () -> Optional.of(MANIFEST))).contains(MANIFEST);
    }

    @Test
    void whatWasDeletedIsForgotten() {
        recent.find(HERE, DIGEST, () -> Optional.of(MANIFEST));

        delete();

        assertThat(recent.find(HERE, DIGEST, Optional::empty)).isEmpty();
    }

    @Test
    void whatWasReadWhileItWasDeletedIsNotRemembered() {
        recent.find(HERE, DIGEST, () -> {
            delete();
            return Optional.of(MANIFEST);
        });

        assertThat(recent.find(HERE, DIGEST, Optional::empty)).isEmpty();
    }

    private void delete() {
        recent.forgetAfterTransaction();
        TransactionSynchronizationManager.getSynchronizations()
                .forEach(one -> one.afterCompletion(TransactionSynchronization.STATUS_COMMITTED));
    }
}
