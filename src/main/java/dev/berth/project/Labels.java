package dev.berth.project;

import java.util.Optional;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import jakarta.persistence.LockModeType;

/** The labels of all projects and of each of them. Those of a deleted project are still there: {@link LabelRule} hides them. */
interface Labels extends Repository<Label, Long>, JpaSpecificationExecutor<Label> {

    Label saveAndFlush(Label label);

    void delete(Label label);

    @Query("select l from Label l where l.id = :id")
    Optional<Label> find(long id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select l from Label l where l.id = :id")
    Optional<Label> findLocked(long id);
}
