package dev.berth.project;

import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import jakarta.persistence.LockModeType;

/** Which people and groups belong to which project. Somebody whose account was deleted belongs to none. */
interface ProjectMembers extends Repository<ProjectMember, Long> {

    String NAMED = """
            from project_member m
            left join identity_user u using (user_id)
            left join identity_group g using (group_id)
            where m.project_id = :projectId and u.deleted_at is null
              and position(lower(:part) in lower(coalesce(u.username, g.name))) > 0
            """;

    ProjectMember saveAndFlush(ProjectMember member);

    void delete(ProjectMember member);

    /** @param part of the member's name, in lower or upper case; empty for everybody */
    @Query(
            nativeQuery = true,
            value = "select m.* " + NAMED + " order by m.member_id",
            countQuery = "select count(*) " + NAMED)
    Page<ProjectMember> list(long projectId, String part, Pageable page);

    @Query("""
            select new dev.berth.project.RoleCount(m.roleId, count(m))
              from ProjectMember m left join User u on u.id = m.userId
             where m.projectId = :projectId and u.deletedAt is null
             group by m.roleId
            """)
    List<RoleCount> count(long projectId);

    @Query("select m from ProjectMember m where m.id = :id and m.projectId = :projectId")
    Optional<ProjectMember> find(long id, long projectId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from ProjectMember m where m.id = :id and m.projectId = :projectId")
    Optional<ProjectMember> findLocked(long id, long projectId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from ProjectMember m where m.groupId = :groupId order by m.id")
    List<ProjectMember> lockOfGroup(long groupId);

    @Modifying
    @Query("delete from ProjectMember m where m.groupId = :groupId")
    void deleteOfGroup(long groupId);
}
