package dev.berth.identity.ldap;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import com.unboundid.ldap.sdk.SearchResultEntry;

import dev.berth.identity.provider.LdapSettings;
import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.ProviderAway;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** What administrators ask of a directory: whether it answers, and whom it knows. */
@Component
class DirectoryLookup {

    private static final int MOST = 500;

    private final Conversations conversations;
    private final LdapTrial trial;

    DirectoryLookup(Conversations conversations, LdapTrial trial) {
        this.conversations = conversations;
        this.trial = trial;
    }

    /** A no is an answer as well. */
    PingReply ping(Optional<Provider> saved, DirectoryToTry wanted) {
        LdapSettings settings =
                saved.map(provider -> (LdapSettings) provider.settings()).orElse(DirectoryToTry.NOTHING_SAVED);
        try {
            trial.require(wanted.over(settings));
            return new PingReply(true, "");
        } catch (DomainException e) {
            return new PingReply(false, e.getMessage());
        }
    }

    /**
     * Those with this name, and the first for an empty one.
     *
     * @throws ProviderAway where the directory does not answer
     */
    List<PersonReply> people(Provider directory, String name) {
        return conversations.hold(
                directory,
                conversation -> new PersonSearch(conversation)
                        .findAll(name, MOST).stream().map(PersonReply::of).toList());
    }

    /**
     * Those with this name, or the one with this distinguished name.
     *
     * @throws DomainException INVALID where neither is given, NOT_FOUND where there is none
     * @throws ProviderAway where the directory does not answer
     */
    List<DirectoryGroupReply> groups(Provider directory, String name, String dn) {
        if (name.isEmpty() && Names.dn(dn).filter(given -> !given.isNullDN()).isEmpty()) {
            throw new DomainException(ErrorKind.INVALID, "expected groupname, or groupdn with a distinguished name");
        }
        List<DirectoryGroupReply> found = conversations.hold(directory, conversation -> {
            GroupSearch groups = new GroupSearch(conversation);
            List<SearchResultEntry> entries =
                    name.isEmpty() ? groups.find(dn).stream().toList() : groups.findNamed(name, MOST);
            return entries.stream()
                    .flatMap(entry -> groups.group(entry).stream()
                            .map(group -> DirectoryGroupReply.of(directory.id(), group.name(), entry.getDN())))
                    .toList();
        });
        if (found.isEmpty()) {
            throw new DomainException(
                    ErrorKind.NOT_FOUND, "there is no group \"%s\"".formatted(name.isEmpty() ? dn : name));
        }
        return found;
    }
}
