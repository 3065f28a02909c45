package dev.berth.robot;

import java.util.Optional;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import jakarta.persistence.LockModeType;

/** The robots that exist; a deleted one is not found. */
interface Robots extends Repository<Robot, Long>, JpaSpecificationExecutor<Robot> {

    Robot saveAndFlush(Robot robot);

    @Query("select r from Robot r where r.id = :id and r.deletedAt is null")
    Optional<Robot> find(long id);

    /** Keeps out whoever wants to change it meanwhile. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from Robot r where r.id = :id and r.deletedAt is null")
    Optional<Robot> findLocked(long id);
}
