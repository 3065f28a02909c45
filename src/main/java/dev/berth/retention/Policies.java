package dev.berth.retention;

import java.util.Optional;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import jakarta.persistence.LockModeType;

/** The policies that exist. */
interface Policies extends Repository<Policy, Long> {

    Policy saveAndFlush(Policy policy);

    void delete(Policy policy);

    @Query("select p from Policy p where p.id = :id")
    Optional<Policy> find(long id);

    @Query("select p from Policy p where p.projectId = :projectId")
    Optional<Policy> findOf(long projectId);

    /** Keeps out whoever wants to change it meanwhile. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Policy p where p.id = :id")
    Optional<Policy> findLocked(long id);
}
