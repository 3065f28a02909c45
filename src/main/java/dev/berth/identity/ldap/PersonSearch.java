package dev.berth.identity.ldap;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;

import dev.berth.identity.provider.LdapSettings;
import dev.berth.identity.provider.ProviderAway;

/** Looks for people in a directory. */
final class PersonSearch {

    private static final Logger LOG = LoggerFactory.getLogger(PersonSearch.class);

    private final Conversation conversation;
    private final LdapSettings settings;

    PersonSearch(Conversation conversation) {
        this.conversation = conversation;
        this.settings = conversation.settings();
    }

    /**
     * The one entry with this name. Where there are several nobody can say who is meant, and where an entry lacks what is to be its key
     * nobody could say tomorrow: then it is as if there were none, and the log says why.
     *
     * @throws ProviderAway where the directory does not answer
     */
    Optional<PersonEntry> find(String name) {
        List<SearchResultEntry> found = search(Filter.createEqualityFilter(settings.nameAttribute(), name), 2);
        if (found.size() > 1) {
            LOG.warn("{}: {} and others are called \"{}\"", settings, dn(found.getFirst()), Answer.plain(name));
            return Optional.empty();
        }
        return found.stream().flatMap(entry -> person(entry, name).stream()).findFirst();
    }

    /** Those with this name, and all for an empty one; not more than {@code limit}, and in no order. */
    List<PersonEntry> findAll(String name, int limit) {
        String attribute = settings.nameAttribute();
        Filter filter =
                name.isEmpty() ? Filter.createPresenceFilter(attribute) : Filter.createEqualityFilter(attribute, name);
        return search(filter, limit).stream()
                .flatMap(entry -> person(entry, name).stream())
                .toList();
    }

    private List<SearchResultEntry> search(Filter filter, int limit) {
        return conversation.first(
                limit,
                settings.baseDn(),
                SearchScope.valueOf(settings.scope()),
                Names.both(settings.filter(), filter),
                attributes());
    }

    private Optional<PersonEntry> person(SearchResultEntry entry, String name) {
        Optional<String> called = name(entry, name);
        Optional<String> subject = SubjectKey.of(entry, settings.idAttribute());
        if (called.isEmpty() || subject.isEmpty() || entry.getDN().isEmpty()) {
            LOG.warn(
                    "{}: {} is nobody, for want of its name ({}) or of one value of its key ({})",
                    settings,
                    dn(entry),
                    settings.nameAttribute(),
                    settings.idAttribute());
            return Optional.empty();
        }
        return Optional.of(PersonEntry.of(entry, settings, subject.get(), called.get()));
    }

    /** Of several names the one that was asked for. */
    private Optional<String> name(SearchResultEntry entry, String asked) {
        String[] values = entry.getAttributeValues(settings.nameAttribute());
        List<String> names = values == null ? List.of() : List.of(values);
        return names.stream()
                .filter(asked::equalsIgnoreCase)
                .findFirst()
                .or(() -> names.stream().findFirst());
    }

    private String[] attributes() {
        return Stream.concat(
                        Stream.of(
                                settings.nameAttribute(),
                                settings.emailAttribute(),
                                settings.realnameAttribute(),
                                settings.membershipAttribute(),
                                settings.idAttribute()),
                        SubjectKey.USUAL.stream())
                .filter(attribute -> !attribute.isBlank())
                .distinct()
                .toArray(String[]::new);
    }

    private static String dn(SearchResultEntry entry) {
        return Answer.plain(entry.getDN());
    }
}
