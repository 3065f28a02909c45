package dev.berth.identity.ldap;

import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.berth.access.Principal;
import dev.berth.identity.ExternalSignIn;
import dev.berth.identity.provider.ExternalAccount;
import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.ProviderAway;
import dev.berth.platform.DomainException;

/** Makes accounts for people of a directory before they have ever signed in, so that they can be given roles. */
@Component
class PersonImport {

    private static final Logger LOG = LoggerFactory.getLogger(PersonImport.class);

    private final Conversations conversations;
    private final ExternalSignIn accounts;

    PersonImport(Conversations conversations, ExternalSignIn accounts) {
        this.conversations = conversations;
        this.accounts = accounts;
    }

    /** Each by themselves: who has an account already keeps it, and who can have none holds up nobody. */
    List<FailedImport> run(Principal by, Provider directory, List<String> names) {
        return names.stream().flatMap(name -> run(by, directory, name).stream()).toList();
    }

    private Optional<FailedImport> run(Principal by, Provider directory, String name) {
        if (name.isBlank()) {
            return Optional.of(FailedImport.empty());
        }
        try {
            Optional<ExternalAccount> account = conversations.hold(directory, conversation -> find(conversation, name));
            account.ifPresent(found -> accounts.bring(by, directory, found));
            return account.isPresent() ? Optional.empty() : Optional.of(FailedImport.unknown(name));
        } catch (ProviderAway e) {
            LOG.warn("{} was not imported from {}: {}", Answer.plain(name), directory.name(), e.getMessage());
            return Optional.of(FailedImport.notAnswered(name));
        } catch (DomainException e) {
            return Optional.of(FailedImport.refused(name, e.getMessage()));
        }
    }

    private static Optional<ExternalAccount> find(Conversation conversation, String name) {
        return new PersonSearch(conversation).find(name).map(new GroupSearch(conversation)::account);
    }
}
