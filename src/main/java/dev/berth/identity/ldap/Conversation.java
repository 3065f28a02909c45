package dev.berth.identity.ldap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPBindException;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10RequestControl;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;

import dev.berth.identity.provider.LdapSettings;
import dev.berth.identity.provider.ProviderAway;

/**
 * One connection to a directory and what is said on it. What goes wrong says what was tried: {@link ProviderAway} where nobody can be helped
 * just now, {@link AnswerUseless} where the directory has answered.
 */
final class Conversation implements AutoCloseable {

    static final int MOST_ENTRIES = 20_000;

    private static final int PAGE = 500;

    private final LDAPConnection connection;
    private final LdapSettings settings;
    private final boolean needsTls;

    Conversation(LDAPConnection connection, LdapSettings settings, boolean needsTls) {
        this.connection = connection;
        this.settings = settings;
        this.needsTls = needsTls;
    }

    boolean needsTls() {
        return needsTls;
    }

    LdapSettings settings() {
        return settings;
    }

    /** Nothing may have been said before (RFC 4511, 4.14), and nothing is said after a refusal. */
    void startTls() {
        VerifyingTls tls = VerifyingTls.of(settings.trust());
        try {
            ExtendedResult result = connection.processExtendedOperation(new StartTLSExtendedRequest(tls));
            if (!result.getResultCode().equals(ResultCode.SUCCESS)) {
                throw new ProviderAway("StartTLS failed: " + Answer.of(result));
            }
        } catch (LDAPException e) {
            throw new ProviderAway("StartTLS failed: " + Answer.of(e), e);
        }
    }

    /** Takes the rights of the account that searches, or of nobody where there is none. */
    void bindAsSearcher() {
        String dn = settings.searchDn();
        String secret = settings.secret();
        try {
            connection.bind(
                    dn.isEmpty() ? new SimpleBindRequest() : new SimpleBindRequest(dn, secret == null ? "" : secret));
        } catch (LDAPException e) {
            String who = dn.isEmpty() ? "anonymous sign-in" : "sign-in as \"%s\"".formatted(dn);
            throw new ProviderAway(who + " failed: " + Answer.of(e), e);
        }
    }

    /**
     * Tries whether a name and a password belong together; afterwards the rights are that entry's, or nobody's.
     *
     * @return the answer, whether it was yes or no
     * @throws AnswerUseless where it was neither
     */
    BindResult tryBind(String dn, String password) {
        try {
            Control policy = new DraftBeheraLDAPPasswordPolicy10RequestControl();
            return connection.bind(new SimpleBindRequest(dn, password, policy));
        } catch (LDAPBindException e) {
            if (BindRefusal.isAnswer(e.getResultCode())) {
                return e.getBindResult();
            }
            throw bindFailed(dn, e);
        } catch (LDAPException e) {
            throw bindFailed(dn, e);
        }
    }

    /** The first entries that match; whatever lies beyond the limit is left out. */
    List<SearchResultEntry> first(int limit, String base, SearchScope scope, Filter filter, String... attributes) {
        SearchRequest request = request(limit, base, scope, filter, attributes);
        try {
            return present(connection.search(request).getSearchEntries());
        } catch (LDAPSearchException e) {
            if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
                return present(e.getSearchEntries()).stream().limit(limit).toList();
            }
            throw searchFailed(request, e);
        }
    }

    /** All entries that match, page by page (RFC 2696): some of them would not do. */
    List<SearchResultEntry> all(String base, SearchScope scope, Filter filter, String... attributes) {
        SearchRequest request = request(0, base, scope, filter, attributes);
        List<SearchResultEntry> found = new ArrayList<>();
        try {
            ASN1OctetString cookie = null;
            do {
                request.setControls(new SimplePagedResultsControl(PAGE, cookie));
                SearchResult page = connection.search(request);
                found.addAll(present(page.getSearchEntries()));
                SimplePagedResultsControl next = SimplePagedResultsControl.get(page);
                cookie = next == null || !next.moreResultsToReturn() ? null : next.getCookie();
            } while (cookie != null && found.size() <= MOST_ENTRIES);
        } catch (LDAPException e) {
            throw searchFailed(request, e);
        }
        if (found.size() > MOST_ENTRIES) {
            throw new AnswerUseless("%s has more than %d answers".formatted(words(request), MOST_ENTRIES), null);
        }
        return found;
    }

    /** One entry, unless it is not there or does not match. */
    Optional<SearchResultEntry> read(String dn, Filter filter, String... attributes) {
        SearchRequest request = request(1, dn, SearchScope.BASE, filter, attributes);
        try {
            return present(connection.search(request).getSearchEntries()).stream()
                    .findFirst();
        } catch (LDAPSearchException e) {
            if (e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
                return Optional.empty();
            }
            throw searchFailed(request, e);
        }
    }

    private SearchRequest request(int limit, String base, SearchScope scope, Filter filter, String... attributes) {
        return new SearchRequest(
                base, scope, DereferencePolicy.NEVER, limit, settings.timeoutSeconds(), false, filter, attributes);
    }

    private static List<SearchResultEntry> present(@Nullable List<SearchResultEntry> entries) {
        return entries == null ? List.of() : entries;
    }

    private static RuntimeException bindFailed(String dn, LDAPException cause) {
        return failed("sign-in as \"%s\"".formatted(Answer.plain(dn)), cause);
    }

    private static RuntimeException searchFailed(SearchRequest request, LDAPException cause) {
        return failed(words(request), cause);
    }

    private static RuntimeException failed(String tried, LDAPException cause) {
        String message = tried + " failed: " + Answer.of(cause);
        return cause.getResultCode().isClientSideResultCode()
                ? new ProviderAway(message, cause)
                : new AnswerUseless(message, cause);
    }

    private static String words(SearchRequest request) {
        return "search below \"%s\" for %s"
                .formatted(
                        Answer.plain(request.getBaseDN()),
                        Answer.plain(request.getFilter().toString()));
    }

    @Override
    public void close() {
        connection.close();
    }
}
