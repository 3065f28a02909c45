package dev.berth.identity.group;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.berth.access.Principal;
import dev.berth.identity.provider.ExternalGroup;
import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.ProviderKind;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** What other modules may know of groups, and how they name one that is to get a role. */
@Component
public class Groups {

    private final GroupTable table;
    private final GroupProviders providers;
    private final DirectoryGroups directories;
    private final GroupEditor editor;

    Groups(GroupTable table, GroupProviders providers, DirectoryGroups directories, GroupEditor editor) {
        this.table = table;
        this.providers = providers;
        this.directories = directories;
        this.editor = editor;
    }

    /** @throws DomainException NOT_FOUND where there is no such group */
    public Group require(long id) {
        return table.find(id).orElseThrow(() -> new GroupNotFound(id));
    }

    /** The group stays until the transaction ends. */
    public void hold(long id) {
        if (!table.hold(id)) {
            throw new GroupNotFound(id);
        }
    }

    /** The names of these groups, by id. */
    public Map<Long, String> names(Collection<Long> ids) {
        return table.names(ids);
    }

    /**
     * The group that the request names; where it is not here yet, it is made: a directory's if the directory knows it, an issuer's by the name
     * that it will have in the claim. A directory is asked, so no transaction is open.
     *
     * @throws DomainException INVALID where the request does not tell which group, or the directory knows none, NOT_FOUND where a name is
     *     nobody's
     */
    public Group requireOrMake(Principal by, WantedGroup wanted) {
        Provider provider = providers.require(wanted);
        Optional<Group> known = find(provider, wanted);
        return known.orElseGet(() -> editor.ensure(by, provider, external(provider, wanted), wanted.name()));
    }

    /**
     * Makes a group that is not here yet.
     *
     * @throws DomainException as {@link #requireOrMake}, and CONFLICT where it is here
     */
    Group make(Principal by, WantedGroup wanted) {
        GroupName name = GroupName.of(wanted.name());
        Provider provider = providers.require(wanted);
        byKey(provider, wanted).ifPresent(known -> {
            throw new GroupTaken(known);
        });
        return editor.create(by, provider, external(provider, wanted), name.value());
    }

    private Optional<Group> find(Provider provider, WantedGroup wanted) {
        return wanted.dn() != null || wanted.name() == null ? byKey(provider, wanted) : byName(provider, wanted.name());
    }

    private Optional<Group> byKey(Provider provider, WantedGroup wanted) {
        return table.find(provider.id(), key(provider.kind(), wanted));
    }

    private Optional<Group> byName(Provider provider, String name) {
        List<Group> called = table.named(provider.id(), name);
        if (called.size() > 1) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "several groups of the provider \"" + provider.name()
                            + "\" have this group_name: expected the id of one, or its ldap_group_dn");
        }
        return called.stream().findFirst();
    }

    private ExternalGroup external(Provider provider, WantedGroup wanted) {
        GroupProviders.requireEnabled(provider);
        return switch (provider.kind()) {
            case LDAP -> directories.require(provider, dn(provider, wanted));
            case OIDC -> new ExternalGroup(requireName(wanted), requireName(wanted));
        };
    }

    private static String dn(Provider provider, WantedGroup wanted) {
        if (wanted.dn() == null && wanted.name() != null) {
            throw new GroupNotFound(wanted.name(), provider.name());
        }
        return wanted.requireDn();
    }

    private static String key(ProviderKind kind, WantedGroup wanted) {
        return switch (kind) {
            case LDAP -> DirectoryGroups.key(wanted.requireDn());
            case OIDC -> requireName(wanted);
        };
    }

    private static String requireName(WantedGroup wanted) {
        return GroupName.of(wanted.name()).value();
    }
}
