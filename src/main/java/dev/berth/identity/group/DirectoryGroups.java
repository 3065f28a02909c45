package dev.berth.identity.group;

import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;

import dev.berth.identity.provider.Directories;
import dev.berth.identity.provider.ExternalGroup;
import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.ProviderAway;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Directories' groups, by their distinguished names. */
@Component
class DirectoryGroups {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryGroups.class);

    private final Directories directories;

    DirectoryGroups(Directories directories) {
        this.directories = directories;
    }

    /**
     * The form in which two spellings of one name are equal (RFC 4518).
     *
     * @throws DomainException INVALID where it is no distinguished name
     */
    static String key(String dn) {
        try {
            return new DN(dn).toNormalizedString();
        } catch (LDAPException e) {
            throw invalid(
                    "ldap_group_dn is no distinguished name: expected one like cn=developers,ou=groups,dc=example,dc=com");
        }
    }

    /**
     * Asks the directory; no transaction is open meanwhile.
     *
     * @throws DomainException INVALID where it knows no such group
     * @throws ProviderAway where it does not answer
     */
    ExternalGroup require(Provider directory, String dn) {
        return find(directory, dn)
                .orElseThrow(() -> invalid(
                        "the directory \"" + directory.name() + "\" knows no group with this ldap_group_dn: " + dn));
    }

    /** Whoever adds members need not know where the directory is and what it answers. */
    private Optional<ExternalGroup> find(Provider directory, String dn) {
        try {
            return directories.findGroup(directory, dn);
        } catch (ProviderAway away) {
            LOG.warn("the group {} was not looked for: {}", dn, away.getMessage());
            throw new ProviderAway("the directory \"" + directory.name() + "\" does not answer at the moment", away);
        }
    }

    private static DomainException invalid(String message) {
        return new DomainException(ErrorKind.INVALID, message);
    }
}
