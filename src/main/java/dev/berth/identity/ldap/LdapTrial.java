package dev.berth.identity.ldap;

import org.springframework.stereotype.Component;

import dev.berth.identity.provider.LdapSettings;
import dev.berth.identity.provider.ProviderAway;
import dev.berth.identity.provider.ProviderKind;
import dev.berth.identity.provider.ProviderRefused;
import dev.berth.identity.provider.ProviderSettings;
import dev.berth.identity.provider.ProviderTrial;

/** Tries a directory's settings: it is reached, takes the searching account, and holds people and groups where they are said to be. */
@Component
class LdapTrial implements ProviderTrial {

    private final Conversations conversations;

    LdapTrial(Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public ProviderKind kind() {
        return ProviderKind.LDAP;
    }

    @Override
    public void require(ProviderSettings settings) {
        LdapSettings directory = (LdapSettings) settings;
        requireName("base DN", directory.baseDn());
        requireName("base DN of groups", directory.groupBaseDn());
        requireName("DN of the group of administrators", directory.groupAdminDn());
        try (Conversation conversation = conversations.begin(directory)) {
            requirePeople(conversation);
            requireGroups(conversation);
        } catch (ProviderAway e) {
            throw new ProviderRefused(e.getMessage());
        } catch (AnswerUseless e) {
            throw new ProviderRefused(e.getMessage());
        }
    }

    private static void requireName(String what, String dn) {
        if (Names.dn(dn).isEmpty()) {
            throw new ProviderRefused("the %s is \"%s\": expected a distinguished name".formatted(what, dn));
        }
    }

    private static void requirePeople(Conversation conversation) {
        LdapSettings settings = conversation.settings();
        if (new PersonSearch(conversation).findLike("", 1).isEmpty()) {
            throw new ProviderRefused(
                    "nobody was found below \"%s\" who has the attribute \"%s\"%s%s: nobody could sign in"
                            .formatted(
                                    settings.baseDn(),
                                    settings.nameAttribute(),
                                    settings.filter().isBlank() ? "" : " and matches " + settings.filter(),
                                    settings.idAttribute().isBlank()
                                            ? ""
                                            : " and one value of \"" + settings.idAttribute() + "\""));
        }
    }

    /** A directory may have no groups yet; but there has to be a place for them. */
    private static void requireGroups(Conversation conversation) {
        LdapSettings settings = conversation.settings();
        GroupSearch groups = new GroupSearch(conversation);
        if (!settings.membershipAttribute().isBlank()
                || !settings.memberAttribute().isBlank()) {
            groups.findNamed("", 1);
        }
        if (!settings.groupAdminDn().isBlank() && !groups.exists(settings.groupAdminDn())) {
            throw new ProviderRefused(
                    "the group of administrators \"%s\" was not found".formatted(settings.groupAdminDn()));
        }
    }
}
