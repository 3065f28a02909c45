package dev.berth.identity;

import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.berth.access.Principal;
import dev.berth.identity.provider.Directories;
import dev.berth.identity.provider.ExternalAccount;
import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.ProviderAway;
import dev.berth.identity.provider.ProviderKind;
import dev.berth.identity.provider.Providers;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.RetryLater;

/** Links accounts with those at providers: administrators by the provider's key of a person, people by their password at a directory. */
@Component
class LinkCreator {

    private static final Logger LOG = LoggerFactory.getLogger(LinkCreator.class);

    private final UserAccess access;
    private final Providers providers;
    private final Directories directories;
    private final FreshProof freshProof;
    private final FailedSignIns failures;
    private final ExternalSignIn signIn;

    LinkCreator(
            UserAccess access,
            Providers providers,
            Directories directories,
            FreshProof freshProof,
            FailedSignIns failures,
            ExternalSignIn signIn) {
        this.access = access;
        this.providers = providers;
        this.directories = directories;
        this.freshProof = freshProof;
        this.failures = failures;
        this.signIn = signIn;
    }

    /**
     * @param address where the request comes from, for limits
     * @return the link's id
     * @throws UserNotFound where there is no such account
     * @throws DomainException INVALID where a field is missing, NOT_FOUND where there is no such provider, DENIED where a password is missing
     *     or wrong, CONFLICT where either account is linked with another already
     * @throws RetryLater TOO_MANY after repeated failures from this address, UNAVAILABLE where the directory is away
     */
    long create(Principal by, long userId, LinkCreation wanted, String address) {
        access.requireSecrets(by, userId);
        if (wanted.password() == null) {
            access.requireRoles(by);
            Provider provider = provider(wanted);
            String subject = present(wanted.subject(), "subject");
            return signIn.link(by, userId, provider, subject, Objects.requireNonNullElse(wanted.username(), subject));
        }
        if (!(by instanceof Principal.User person) || !UserAccess.isOwn(by, userId)) {
            throw new DomainException(
                    ErrorKind.INVALID, "a password proves one's own account only: expected the field subject instead");
        }
        freshProof.require(person, wanted.currentPassword(), address);
        Provider directory = directory(wanted);
        return signIn.link(by, userId, directory, proved(directory, wanted, address));
    }

    private ExternalAccount proved(Provider directory, LinkCreation wanted, String address) {
        String name = present(wanted.username(), "username");
        String password = present(wanted.password(), "password");
        return failures.slowed(name, address, () -> ask(directory, name, password))
                .orElseThrow(() -> new DomainException(
                        ErrorKind.DENIED, directory.name() + " knows nobody by this user name and password"));
    }

    private Optional<ExternalAccount> ask(Provider directory, String name, String password) {
        try {
            return directories.prove(directory, name, password);
        } catch (ProviderAway away) {
            LOG.warn("{} could not be asked: {}", directory.name(), away.getMessage());
            throw new DirectoryAway();
        }
    }

    private Provider provider(LinkCreation wanted) {
        if (wanted.providerId() == null) {
            throw new DomainException(ErrorKind.INVALID, "the field provider_id is missing");
        }
        return providers
                .find(wanted.providerId())
                .orElseThrow(
                        () -> new DomainException(ErrorKind.NOT_FOUND, "there is no provider " + wanted.providerId()));
    }

    private Provider directory(LinkCreation wanted) {
        Provider provider = provider(wanted);
        if (provider.kind() != ProviderKind.LDAP || !provider.enabled()) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    provider.name() + " checks no passwords: expected a directory that is enabled; an issuer's account"
                            + " is linked by signing in there");
        }
        return provider;
    }

    private static String present(@Nullable String value, String field) {
        if (value == null || value.isEmpty()) {
            throw new DomainException(ErrorKind.INVALID, "the field " + field + " is missing");
        }
        return value;
    }
}
