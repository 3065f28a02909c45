package dev.berth.identity.ldap;

import dev.berth.identity.provider.ProviderKind;
import dev.berth.platform.BerthOnly;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A group in a directory, which may be known here or not (Harbor's {@code UserGroup}).
 *
 * @param id 0, since it is the directory's group and not the one here
 * @param ldapGroupDn as the directory writes it
 */
@JsonNaming(SnakeCaseStrategy.class)
record DirectoryGroupReply(
        long id,
        String groupName,
        int groupType,
        String ldapGroupDn,
        @BerthOnly long providerId) {

    static DirectoryGroupReply of(long providerId, String name, String dn) {
        return new DirectoryGroupReply(0, name, ProviderKind.LDAP.groupType(), dn, providerId);
    }
}
