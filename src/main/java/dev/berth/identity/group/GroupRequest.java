package dev.berth.identity.group;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.BerthOnly;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Body of {@code POST} and {@code PUT /usergroups} (Harbor's {@code UserGroup}); the latter changes the name alone. */
@JsonNaming(SnakeCaseStrategy.class)
record GroupRequest(
        @Nullable String groupName,
        @Nullable Integer groupType,
        @Nullable String ldapGroupDn,
        @BerthOnly @Nullable Long providerId) {

    WantedGroup wanted() {
        return new WantedGroup(groupType, groupName, ldapGroupDn, providerId);
    }
}
