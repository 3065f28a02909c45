package dev.berth.identity.ldap;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import org.springframework.stereotype.Component;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;

import dev.berth.identity.provider.Lanes;
import dev.berth.identity.provider.LdapSettings;
import dev.berth.identity.provider.Provider;
import dev.berth.identity.provider.ProviderAway;
import dev.berth.platform.DomainException;
import dev.berth.platform.outward.OutwardAddresses;

/** Begins conversations with directories. Each has a connection of its own, which nobody else has signed in on. */
@Component
class Conversations {

    private static final int STEPS_IN_TOTAL = 4;
    private static final int LARGEST_MESSAGE = 4 << 20;

    private final OutwardAddresses addresses;
    private final Lanes lanes;

    Conversations(OutwardAddresses addresses, Lanes lanes) {
        this.addresses = addresses;
        this.lanes = lanes;
    }

    /**
     * Talks to a directory in its lane.
     *
     * @throws ProviderAway with the step that failed
     */
    <T> T hold(Provider directory, Function<Conversation, T> talk) {
        LdapSettings settings = (LdapSettings) directory.settings();
        try {
            return lanes.within(directory, () -> {
                try (Conversation conversation = begin(settings)) {
                    return talk.apply(conversation);
                }
            });
        } catch (AnswerUseless e) {
            throw new ProviderAway(e.getMessage(), e);
        }
    }

    /**
     * A connection on which nothing has been said.
     *
     * @throws ProviderAway where there is none
     */
    Conversation connect(LdapSettings settings) {
        DirectoryAddress directory = DirectoryAddress.of(settings.url());
        return new Conversation(connect(directory, settings), settings, settings.startTls() && !directory.tls());
    }

    /** A connection that speaks TLS where it is to, on which the searching account has signed in. */
    private Conversation begin(LdapSettings settings) {
        Conversation conversation = connect(settings);
        try {
            if (conversation.needsTls()) {
                conversation.startTls();
            }
            conversation.bindAsSearcher();
            return conversation;
        } catch (RuntimeException e) {
            conversation.close();
            throw e;
        }
    }

    private LDAPConnection connect(DirectoryAddress directory, LdapSettings settings) {
        ProviderAway last = new ProviderAway("the host %s has no address".formatted(directory.host()));
        for (InetAddress address : resolve(directory)) {
            try {
                return connect(directory, address, settings);
            } catch (LDAPException e) {
                last = away(directory, address, e);
            }
        }
        throw last;
    }

    private static LDAPConnection connect(DirectoryAddress directory, InetAddress address, LdapSettings settings)
            throws LDAPException {
        Duration step = Duration.ofSeconds(settings.timeoutSeconds());
        Duration total = step.multipliedBy(STEPS_IN_TOTAL);
        VerifyingTls tls = directory.tls() ? VerifyingTls.of(settings.trust()) : null;
        LDAPConnection connection =
                new LDAPConnection(new DirectorySockets(directory, tls, step, total), options(step));
        connection.connect(directory.host(), address, directory.port(), (int) total.toMillis());
        return connection;
    }

    private List<InetAddress> resolve(DirectoryAddress directory) {
        try {
            return addresses.resolve(directory.host());
        } catch (UnknownHostException e) {
            throw new ProviderAway("the host %s cannot be found".formatted(directory.host()), e);
        } catch (DomainException e) {
            throw new ProviderAway(e.getMessage(), e);
        }
    }

    private static LDAPConnectionOptions options(Duration step) {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setUseSynchronousMode(true);
        options.setUseSchema(false);
        options.setFollowReferrals(false);
        options.setResponseTimeoutMillis(step.toMillis());
        options.setMaxMessageSize(LARGEST_MESSAGE);
        options.setUseLinger(false, 0);
        return options;
    }

    private static ProviderAway away(DirectoryAddress directory, InetAddress address, LDAPException cause) {
        String how = directory.tls() ? " by TLS" : "";
        return new ProviderAway(
                "no connection to %s (%s)%s: %s".formatted(directory, address.getHostAddress(), how, Answer.of(cause)),
                cause);
    }
}
