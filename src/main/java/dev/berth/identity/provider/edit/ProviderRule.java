package dev.berth.identity.provider.edit;

import java.util.ArrayList;
import java.util.List;

import dev.berth.identity.provider.LdapSettings;
import dev.berth.identity.provider.OidcSettings;
import dev.berth.identity.provider.ProviderSettings;
import dev.berth.identity.provider.edit.Complaints.Complaint;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.FieldsRefused;

/** What a provider has to look like before anybody is asked whether it works. */
final class ProviderRule {

    private static final int LONGEST_NAME = 128;

    static final String NAME = "1 to " + LONGEST_NAME + " characters that can be seen";

    static final String SECRET_AGAIN =
            " is missing: it has to be given again when the address of the server that it is sent to changes, or whose"
                    + " certificates are trusted";

    private ProviderRule() {}

    /** @throws FieldsRefused INVALID with a message for each bad field */
    static void require(ProviderDraft draft) {
        List<String> messages = messages(draft);
        if (!messages.isEmpty()) {
            throw new FieldsRefused(ErrorKind.INVALID, messages);
        }
    }

    static List<String> messages(ProviderDraft draft) {
        List<String> messages = new ArrayList<>();
        if (!isName(draft.name())) {
            messages.add("name takes another value: expected " + NAME);
        }
        complaints(draft.settings())
                .forEach(complaint -> messages.add("%s.%s takes another value: expected %s"
                        .formatted(draft.kind().label(), complaint.field(), complaint.expected())));
        return messages;
    }

    static boolean isName(String name) {
        return !name.isBlank() && Complaints.isText(name, LONGEST_NAME);
    }

    static List<Complaint> complaints(ProviderSettings settings) {
        return switch (settings) {
            case LdapSettings ldap -> LdapRule.complaints(ldap);
            case OidcSettings oidc -> OidcRule.complaints(oidc);
        };
    }

    /**
     * Whether the secret that is kept would go to another server than before, or on a connection that proves less who takes it. Whoever sends
     * it there has to give it: otherwise who may change settings could have it sent to a server of theirs (S15).
     *
     * @param given whether the request holds a secret
     */
    static boolean sendsKeptSecretElsewhere(ProviderSettings before, ProviderSettings after, boolean given) {
        boolean elsewhere = !address(before).equals(address(after));
        return !given && after.secret() != null && (elsewhere || provesLess(before, after));
    }

    private static boolean provesLess(ProviderSettings before, ProviderSettings after) {
        boolean otherTrust = before.trust().verify() && !before.trust().equals(after.trust());
        return otherTrust || (startsTls(before) && !startsTls(after));
    }

    private static boolean startsTls(ProviderSettings settings) {
        return settings instanceof LdapSettings ldap && ldap.startTls();
    }

    private static String address(ProviderSettings settings) {
        return switch (settings) {
            case LdapSettings ldap -> ldap.url();
            case OidcSettings oidc -> oidc.endpoint();
        };
    }
}
