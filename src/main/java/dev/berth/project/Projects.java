package dev.berth.project;

import java.util.Collection;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

import jakarta.persistence.LockModeType;

/** The projects that exist; a deleted one is not found. */
interface Projects extends Repository<Project, Long> {

    Project saveAndFlush(Project project);

    @Query("select p from Project p where p.id = :id and p.deletedAt is null")
    Optional<Project> find(long id);

    @Query("select p from Project p where p.name = :name and p.deletedAt is null")
    Optional<Project> find(String name);

    /** Keeps out whoever wants to put a repository into it meanwhile. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Project p where p.id = :id and p.deletedAt is null")
    Optional<Project> findLocked(long id);

    /**
     * @param everything whether {@code ids} is to be left aside
     * @param name part of the name, or absent
     * @param owner the owner's id, or absent
     */
    @Query("""
            select p from Project p
             where p.deletedAt is null
               and (:everything = true or p.id in :ids)
               and (cast(:name as string) is null or locate(cast(:name as string), p.name) > 0)
               and (:open is null or p.open = :open)
               and (:owner is null or p.ownerId = :owner)
             order by p.name
            """)
    Page<Project> list(
            boolean everything,
            Collection<Long> ids,
            @Nullable String name,
            @Nullable Boolean open,
            @Nullable Long owner,
            Pageable page);

    /** The public project {@code library}, unless there was one at any time: of several nodes one makes it (S48). */
    @Modifying
    @Transactional
    @Query(nativeQuery = true, value = """
                    insert into project (project_id, name, owner_id, public)
                    overriding system value values (1, 'library', :ownerId, true)
                    on conflict do nothing
                    """)
    int insertLibrary(long ownerId);
}
