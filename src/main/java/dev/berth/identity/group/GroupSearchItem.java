package dev.berth.identity.group;

import dev.berth.platform.BerthOnly;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What everybody who has signed in may know of a group (Harbor's {@code UserGroupSearchItem}). */
@JsonNaming(SnakeCaseStrategy.class)
record GroupSearchItem(
        long id, String groupName, int groupType, @BerthOnly long providerId) {

    static GroupSearchItem of(Group group) {
        return new GroupSearchItem(group.id(), group.name(), group.kind().groupType(), group.providerId());
    }
}
