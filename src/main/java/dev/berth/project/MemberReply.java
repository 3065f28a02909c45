package dev.berth.project;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A member as the API shows it (Harbor's {@code ProjectMemberEntity}); {@code entity_type} is {@code u} for a person and {@code g} for a group. */
@JsonNaming(SnakeCaseStrategy.class)
record MemberReply(
        long id, long projectId, String entityName, String roleName, int roleId, long entityId, String entityType) {

    static MemberReply of(ProjectMember member, String name) {
        return new MemberReply(
                member.id(),
                member.projectId(),
                name,
                member.role().label(),
                member.role().id(),
                member.entityId(),
                member.type().label());
    }
}
