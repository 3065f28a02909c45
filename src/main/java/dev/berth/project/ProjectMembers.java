package dev.berth.project;

import java.util.Collection;
import java.util.List;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Who belongs to which project. */
interface ProjectMembers extends Repository<ProjectMember, Long> {

    ProjectMember saveAndFlush(ProjectMember member);

    @Query("select m from ProjectMember m where m.projectId = :projectId order by m.id")
    Page<ProjectMember> list(long projectId, Pageable page);

    @Query("select m from ProjectMember m where m.userId = :userId and m.projectId in :projectIds")
    List<ProjectMember> ofUser(long userId, Collection<Long> projectIds);
}
