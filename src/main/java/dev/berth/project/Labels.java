package dev.berth.project;

import java.util.Optional;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import jakarta.persistence.LockModeType;

/** The labels of all projects and of each of them. Those of a deleted project are not found. */
interface Labels extends Repository<Label, Long>, JpaSpecificationExecutor<Label> {

    String LIVING = """
            select l from Label l
             where l.id = :id
               and (l.projectId is null
                    or exists (select p.id from Project p where p.id = l.projectId and p.deletedAt is null))
            """;

    Label saveAndFlush(Label label);

    void delete(Label label);

    @Query(LIVING)
    Optional<Label> find(long id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(LIVING)
    Optional<Label> findLocked(long id);
}
