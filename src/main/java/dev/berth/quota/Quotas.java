package dev.berth.quota;

import java.util.Optional;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import jakarta.persistence.LockModeType;

/** The limits of the projects that exist. */
interface Quotas extends Repository<Quota, Long> {

    Quota saveAndFlush(Quota quota);

    /** Two who change it at once come one after the other, so that each knows what was there before. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select q from Quota q where q.id = :id")
    Optional<Quota> findLocked(long id);

    @Modifying
    @Query("delete from Quota q where q.projectId = :projectId")
    void deleteOf(long projectId);
}
