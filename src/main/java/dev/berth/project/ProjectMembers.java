package dev.berth.project;

import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import jakarta.persistence.LockModeType;

/** Who belongs to which project. Somebody whose account was deleted belongs to none. */
interface ProjectMembers extends Repository<ProjectMember, Long> {

    ProjectMember saveAndFlush(ProjectMember member);

    void delete(ProjectMember member);

    /** @param part of the member's name, in lower or upper case; empty for everybody */
    @Query("""
            select m from ProjectMember m join User u on u.id = m.userId
             where m.projectId = :projectId and u.deletedAt is null and locate(lower(:part), lower(u.username)) > 0
             order by m.id
            """)
    Page<ProjectMember> list(long projectId, String part, Pageable page);

    @Query("""
            select new dev.berth.project.RoleCount(m.roleId, count(m))
              from ProjectMember m join User u on u.id = m.userId
             where m.projectId = :projectId and u.deletedAt is null
             group by m.roleId
            """)
    List<RoleCount> count(long projectId);

    @Query("select m from ProjectMember m where m.id = :id and m.projectId = :projectId")
    Optional<ProjectMember> find(long id, long projectId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from ProjectMember m where m.id = :id and m.projectId = :projectId")
    Optional<ProjectMember> findLocked(long id, long projectId);
}
