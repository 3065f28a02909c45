package dev.berth.identity.group;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.berth.platform.BerthOnly;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A group as the API shows it (Harbor's {@code UserGroup}); {@code group_type} is 1 for a directory's and 3 for an issuer's. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record GroupReply(
        long id,
        String groupName,
        int groupType,
        @Nullable String ldapGroupDn,
        @BerthOnly long providerId) {

    static GroupReply of(Group group) {
        return new GroupReply(group.id(), group.name(), group.kind().groupType(), group.dn(), group.providerId());
    }
}
