package dev.berth.project;

import java.util.List;
import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.berth.access.Principal;
import dev.berth.event.RegistryEvent.Changed;
import dev.berth.event.RegistryEvent.Kind;
import dev.berth.event.RegistryEvent.Operation;
import dev.berth.identity.group.Group;
import dev.berth.identity.group.GroupRoles;

/** Takes a group's roles in projects away when the group goes; each project's log says so. */
@Component
class GroupRoleRemover implements GroupRoles {

    private final ProjectMembers members;
    private final ApplicationEventPublisher events;

    GroupRoleRemover(ProjectMembers members, ApplicationEventPublisher events) {
        this.members = members;
        this.events = events;
    }

    @Override
    @Transactional
    public void removeAll(Principal by, Group group) {
        List<ProjectMember> roles = members.lockOfGroup(group.id());
        members.deleteOfGroup(group.id());
        for (ProjectMember role : roles) {
            events.publishEvent(new Changed(
                    by, Kind.MEMBER, Operation.DELETE, group.name(), role.projectId(), role.described(), Map.of()));
        }
    }
}
