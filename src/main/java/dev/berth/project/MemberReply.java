package dev.berth.project;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A member as the API shows it (Harbor's {@code ProjectMemberEntity}); {@code entity_type} is {@code u} for a person. */
@JsonNaming(SnakeCaseStrategy.class)
record MemberReply(
        long id, long projectId, String entityName, String roleName, int roleId, long entityId, String entityType) {

    static MemberReply of(ProjectMember member, String username) {
        return new MemberReply(
                member.id(),
                member.projectId(),
                username,
                member.role().label(),
                member.role().id(),
                member.userId(),
                "u");
    }
}
