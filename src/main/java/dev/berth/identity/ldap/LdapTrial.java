package dev.berth.identity.ldap;

import java.util.List;

import org.springframework.stereotype.Component;

import dev.berth.identity.provider.LdapSettings;
import dev.berth.identity.provider.ProviderKind;
import dev.berth.identity.provider.ProviderRefused;
import dev.berth.identity.provider.ProviderSettings;
import dev.berth.identity.provider.ProviderTrial;
import dev.berth.identity.provider.TrialStep;

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
        run((LdapSettings) settings, new TrialSteps());
    }

    @Override
    public List<TrialStep> steps(ProviderSettings settings) {
        TrialSteps steps = new TrialSteps();
        try {
            run((LdapSettings) settings, steps);
        } catch (ProviderRefused refused) {
            return steps.done();
        }
        return steps.done();
    }

    private void run(LdapSettings settings, TrialSteps steps) {
        steps.take("settings", "they can be read", () -> requireNames(settings));
        try (Conversation conversation =
                steps.take("connection", settings.url() + " answers", () -> conversations.connect(settings))) {
            if (conversation.needsTls()) {
                steps.take("StartTLS", "the connection speaks TLS", conversation::startTls);
            }
            steps.take("sign-in", "\"" + settings.searchDn() + "\" may sign in", conversation::bindAsSearcher);
            steps.take("people", "there are some who could sign in", () -> requirePeople(conversation));
            if (!settings.membershipAttribute().isBlank()
                    || !settings.memberAttribute().isBlank()) {
                GroupSearch groups = new GroupSearch(conversation);
                steps.take("groups", "there is a place for them", () -> groups.findNamed("", 1));
            }
            if (!settings.groupAdminDn().isBlank()) {
                steps.take("administrators", "there is such a group", () -> requireAdministrators(conversation));
            }
        }
    }

    private static void requireNames(LdapSettings settings) {
        requireName("base DN", settings.baseDn());
        requireName("base DN of groups", settings.groupBaseDn());
        requireName("DN of the group of administrators", settings.groupAdminDn());
    }

    private static void requireName(String what, String dn) {
        if (Names.dn(dn).isEmpty()) {
            throw new ProviderRefused("the %s is \"%s\": expected a distinguished name".formatted(what, dn));
        }
    }

    private static void requirePeople(Conversation conversation) {
        LdapSettings settings = conversation.settings();
        if (new PersonSearch(conversation).findAll("", 1).isEmpty()) {
            String filter = settings.filter().isBlank() ? "" : ", matches " + settings.filter();
            String key =
                    settings.idAttribute().isBlank() ? "" : ", has one value of \"" + settings.idAttribute() + "\"";
            throw new ProviderRefused("nobody below \"%s\" has the attribute \"%s\"%s%s: nobody could sign in"
                    .formatted(settings.baseDn(), settings.nameAttribute(), filter, key));
        }
    }

    private static void requireAdministrators(Conversation conversation) {
        String group = conversation.settings().groupAdminDn();
        if (!new GroupSearch(conversation).exists(group)) {
            throw new ProviderRefused("the group of administrators \"%s\" was not found".formatted(group));
        }
    }
}
