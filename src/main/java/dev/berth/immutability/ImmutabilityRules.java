package dev.berth.immutability;

import java.util.Optional;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import jakarta.persistence.LockModeType;

/** The rules of all projects, each found by its own id and its project's together (S09). */
interface ImmutabilityRules extends Repository<ImmutabilityRule, Long>, JpaSpecificationExecutor<ImmutabilityRule> {

    ImmutabilityRule saveAndFlush(ImmutabilityRule rule);

    void delete(ImmutabilityRule rule);

    long countByProjectId(long projectId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from ImmutabilityRule r where r.id = :id and r.projectId = :projectId")
    Optional<ImmutabilityRule> findLocked(long id, long projectId);
}
