package dev.berth.identity.ldap;

import java.util.Optional;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.RDN;

import dev.berth.identity.provider.Directories;
import dev.berth.identity.provider.ExternalAccount;
import dev.berth.identity.provider.ExternalGroup;
import dev.berth.identity.provider.LdapSettings;
import dev.berth.identity.provider.Provider;

/** Asks directories by LDAP. */
@Component
class LdapDirectories implements Directories {

    private static final Logger LOG = LoggerFactory.getLogger(LdapDirectories.class);

    /**
     * Of names and passwords. Directories hang up on requests that are too long, and one that hangs up is left alone for a while: anybody
     * could keep everybody else out that way.
     */
    private static final int LONGEST = 1_024;

    private final Conversations conversations;

    LdapDirectories(Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public Optional<ExternalAccount> prove(Provider directory, String name, String password) {
        if (password.isEmpty() || password.length() > LONGEST || name.length() > LONGEST) {
            return Optional.empty();
        }
        return conversations.hold(directory, conversation -> {
            Optional<PersonEntry> person = new PersonSearch(conversation).find(name);
            if (!isProven(directory, conversation, person, password)) {
                return Optional.empty();
            }
            conversation.bindAsSearcher();
            return person.map(new GroupSearch(conversation)::account);
        });
    }

    @Override
    public Optional<ExternalGroup> findGroup(Provider directory, String dn) {
        return conversations.hold(directory, conversation -> {
            GroupSearch groups = new GroupSearch(conversation);
            return groups.find(dn).flatMap(groups::group);
        });
    }

    /** Whoever is not known costs the directory a refused sign-in as well, by a password that is nobody's (S03). */
    private static boolean isProven(
            Provider directory, Conversation conversation, Optional<PersonEntry> person, String password) {
        String dn = person.map(PersonEntry::dn).orElseGet(() -> nobody(conversation.settings()));
        String tried = person.isPresent() ? password : UUID.randomUUID().toString();
        Optional<String> refusal = BindRefusal.of(conversation.tryBind(dn, tried));
        if (person.isPresent() && refusal.isPresent()) {
            LOG.info("{} did not sign in {}: {}", directory.name(), Answer.plain(dn), refusal.get());
        }
        return person.isPresent() && refusal.isEmpty();
    }

    private static String nobody(LdapSettings settings) {
        RDN name = new RDN(settings.nameAttribute(), UUID.randomUUID().toString());
        return Names.dn(settings.baseDn())
                .map(base -> new DN(name, base))
                .orElseGet(() -> new DN(name))
                .toString();
    }
}
