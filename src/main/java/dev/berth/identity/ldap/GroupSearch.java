package dev.berth.identity.ldap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.SearchResultEntry;

import dev.berth.identity.provider.ExternalAccount;
import dev.berth.identity.provider.ExternalGroup;
import dev.berth.identity.provider.LdapSettings;
import dev.berth.identity.provider.ProviderAway;

/** Looks for groups in a directory, and for those of a person: the ones that the person's entry names, and the ones that name the person. */
final class GroupSearch {

    private static final Filter ANY = Filter.createPresenceFilter("objectClass");
    private static final String NO_ATTRIBUTES = "1.1";

    private final Conversation conversation;
    private final LdapSettings settings;
    private final GroupRule rule;

    GroupSearch(Conversation conversation) {
        this.conversation = conversation;
        this.settings = conversation.settings();
        this.rule = new GroupRule(settings);
    }

    /** Somebody and all that the directory says of them. */
    ExternalAccount account(PersonEntry person) {
        return new ExternalAccount(
                person.subject(),
                person.name(),
                person.email(),
                person.realname(),
                of(person),
                isAdministrator(person));
    }

    /**
     * All groups of a person: a part of them would take rights away.
     *
     * @throws ProviderAway where the directory does not name all of them
     */
    private List<ExternalGroup> of(PersonEntry person) {
        Map<String, ExternalGroup> groups = new LinkedHashMap<>();
        Stream.concat(named(person), naming(person)).forEach(group -> groups.putIfAbsent(group.key(), group));
        return List.copyOf(groups.values());
    }

    /** Whether somebody is in the group of administrators, wherever it lies and whatever is demanded of other groups. */
    private boolean isAdministrator(PersonEntry person) {
        return Names.dn(settings.groupAdminDn())
                .filter(group -> !group.isNullDN())
                .filter(group -> isNamed(group, person) || isNaming(group, person))
                .isPresent();
    }

    /** The group with this name, where it lies where groups are to be. */
    Optional<SearchResultEntry> find(String dn) {
        return Names.dn(dn)
                .filter(rule::covers)
                .flatMap(name -> conversation.read(dn, rule.with(ANY), rule.nameAttribute()));
    }

    /** Those whose name is this one, and all for an empty one; not more than {@code limit}. */
    List<SearchResultEntry> findNamed(String name, int limit) {
        Filter named = name.isEmpty()
                ? Filter.createPresenceFilter(rule.nameAttribute())
                : Filter.createEqualityFilter(rule.nameAttribute(), name);
        return conversation.first(limit, rule.baseText(), rule.scope(), rule.with(named), rule.nameAttribute());
    }

    /** Whether there is an entry with this name at all. */
    boolean exists(String dn) {
        return conversation.read(dn, ANY, NO_ATTRIBUTES).isPresent();
    }

    Optional<ExternalGroup> group(Entry entry) {
        return rule.group(entry);
    }

    private Stream<ExternalGroup> named(PersonEntry person) {
        return memberships(person).filter(rule::covers).flatMap(name -> rule.group(name).or(() -> read(name)).stream());
    }

    private Optional<ExternalGroup> read(DN name) {
        return conversation
                .read(name.toString(), rule.with(ANY), rule.nameAttribute())
                .flatMap(rule::group);
    }

    private Stream<ExternalGroup> naming(PersonEntry person) {
        if (settings.memberAttribute().isBlank()) {
            return Stream.empty();
        }
        Filter member = rule.with(MemberFilter.of(settings.memberAttribute(), person));
        return conversation.all(rule.baseText(), rule.scope(), member, rule.nameAttribute()).stream()
                .flatMap(entry -> rule.group(entry).stream());
    }

    private boolean isNamed(DN group, PersonEntry person) {
        return memberships(person).anyMatch(group::equals);
    }

    private boolean isNaming(DN group, PersonEntry person) {
        return !settings.memberAttribute().isBlank()
                && conversation
                        .read(group.toString(), MemberFilter.of(settings.memberAttribute(), person), NO_ATTRIBUTES)
                        .isPresent();
    }

    private static Stream<DN> memberships(PersonEntry person) {
        return person.memberships().stream().flatMap(name -> Names.dn(name).stream());
    }
}
