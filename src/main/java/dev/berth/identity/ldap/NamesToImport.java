package dev.berth.identity.ldap;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The people of a directory who are to get accounts (Harbor's {@code LdapImportUsers}). */
@JsonNaming(SnakeCaseStrategy.class)
record NamesToImport(@Nullable List<@Nullable String> ldapUidList) {

    private static final int MOST = 500;

    /** @throws DomainException INVALID where there are none or too many */
    List<String> require() {
        if (ldapUidList == null || ldapUidList.isEmpty() || ldapUidList.size() > MOST) {
            throw new DomainException(ErrorKind.INVALID, "ldap_uid_list has to hold 1 to %d names".formatted(MOST));
        }
        return ldapUidList.stream()
                .map(name -> name == null ? "" : name)
                .distinct()
                .toList();
    }
}
