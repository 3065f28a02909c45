package dev.berth.project;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import jakarta.persistence.LockModeType;

/** The projects that exist; a deleted one is not found. Only {@link ProjectListing}, which says so itself, uses specifications. */
interface Projects extends Repository<Project, Long>, JpaSpecificationExecutor<Project> {

    Project saveAndFlush(Project project);

    @Query("select p from Project p where p.id = :id and p.deletedAt is null")
    Optional<Project> find(long id);

    @Query("select p from Project p where p.name = :name and p.deletedAt is null")
    Optional<Project> find(String name);

    @Query("select p from Project p where p.id in :ids and p.deletedAt is null")
    List<Project> find(Collection<Long> ids);

    /** Keeps out whoever wants to change it or to put a repository into it meanwhile. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Project p where p.id = :id and p.deletedAt is null")
    Optional<Project> findLocked(long id);

    /**
     * The public project {@code library}, unless there was one at any time: of several nodes one makes it (S48).
     *
     * @return 1 if it was made
     */
    @Modifying
    @Query(nativeQuery = true, value = """
                    insert into project (project_id, name, owner_id, public)
                    overriding system value values (1, 'library', :ownerId, true)
                    on conflict do nothing
                    """)
    int insertLibrary(long ownerId);
}
