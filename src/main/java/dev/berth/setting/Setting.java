package dev.berth.setting;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.berth.setting.SettingRule.Choice;
import dev.berth.setting.SettingRule.Flag;
import dev.berth.setting.SettingRule.Form;
import dev.berth.setting.SettingRule.Text;
import dev.berth.setting.SettingRule.Whole;

/**
 * Everything that an administrator can change at run time, by Harbor's names, with what each takes. A setting whose feature is not there
 * has its first value and keeps it, so that nobody believes to have switched on what does not work.
 */
public enum Setting {
    /** Who makes projects. */
    PROJECT_CREATION_RESTRICTION(new Choice(List.of("everyone", "adminonly"))),
    /** Nothing is changed any more but this. */
    READ_ONLY(new Flag(false)),
    /** Whether strangers make accounts for themselves. */
    SELF_REGISTRATION(new Flag(false)),
    /** Minutes until a session ends that is not used. */
    SESSION_TIMEOUT(new Whole(60, 1, 525_600)),
    /** Minutes that an access token is good for. */
    TOKEN_EXPIRATION(new Whole(5, 1, 525_600)),
    /** Days that a robot lives when nobody says otherwise. */
    ROBOT_TOKEN_DURATION(new Whole(30, 1, 36_500)),
    /** What stands before the name of every robot. */
    ROBOT_NAME_PREFIX(new Form(
            "robot$",
            Pattern.compile("[A-Za-z0-9._@$%~#!-]{0,31}[$%~#!]"),
            "1 to 32 letters, digits and the characters . _ @ - $ % ~ # !, the last of them one of $ % ~ # !, so that no"
                    + " robot's name is a person's")),
    /** Whether limits refuse anything; what projects hold is counted all the same. */
    QUOTA_PER_PROJECT_ENABLE(new Flag(true)),
    /** Bytes that a new project may hold; -1 is no limit. */
    STORAGE_PER_PROJECT(new Whole(-1, 1, Long.MAX_VALUE, true)),
    /** Shown to everybody. */
    BANNER_MESSAGE(new Text("", 4_096)),
    /** Names of events, separated by commas. */
    DISABLED_AUDIT_LOG_EVENT_TYPES(new Text("", 4_096)),
    /** Audit entries go to the log of the server instead of the database. */
    SKIP_AUDIT_LOG_DATABASE(new Flag(false)),
    AUDIT_LOG_FORWARD_ENDPOINT(new Text("", 255), Missing.FORWARDING),
    NOTIFICATION_ENABLE(new Flag(false), Missing.WEBHOOKS),
    SCANNER_SKIP_UPDATE_PULLTIME(new Flag(false), Missing.SCANNERS),

    /** What clients are told of how people sign in here. It closes no way: providers stand side by side with the accounts of this server. */
    AUTH_MODE(new Choice(List.of("db_auth", "ldap_auth", "oidc_auth"))),
    /** Whether the page to sign in leads to the primary issuer at once. */
    PRIMARY_AUTH_MODE(new Flag(false)),

    LDAP_URL(new Text("", 1_024), Home.PRIMARY_PROVIDER),
    LDAP_SEARCH_DN(new Text("", 1_024), Home.PRIMARY_PROVIDER),
    LDAP_SEARCH_PASSWORD(new Text("", 1_024), Home.PRIMARY_PROVIDER),
    LDAP_BASE_DN(new Text("", 1_024), Home.PRIMARY_PROVIDER),
    LDAP_UID(new Text("cn", 1_024), Home.PRIMARY_PROVIDER),
    LDAP_FILTER(new Text("", 1_024), Home.PRIMARY_PROVIDER),
    LDAP_SCOPE(new Whole(2, 0, 2), Home.PRIMARY_PROVIDER),
    LDAP_TIMEOUT(new Whole(5, 1, 60), Home.PRIMARY_PROVIDER),
    LDAP_VERIFY_CERT(new Flag(true), Home.PRIMARY_PROVIDER),
    LDAP_GROUP_BASE_DN(new Text("", 1_024), Home.PRIMARY_PROVIDER),
    LDAP_GROUP_SEARCH_FILTER(new Text("", 1_024), Home.PRIMARY_PROVIDER),
    LDAP_GROUP_ATTRIBUTE_NAME(new Text("cn", 1_024), Home.PRIMARY_PROVIDER),
    LDAP_GROUP_SEARCH_SCOPE(new Whole(2, 0, 2), Home.PRIMARY_PROVIDER),
    LDAP_GROUP_ADMIN_DN(new Text("", 1_024), Home.PRIMARY_PROVIDER),
    LDAP_GROUP_MEMBERSHIP_ATTRIBUTE(new Text("memberof", 1_024), Home.PRIMARY_PROVIDER),
    /** Without effect: groups are found by one search, and set by a few statements. */
    LDAP_GROUP_ATTACH_PARALLEL(new Flag(false)),

    OIDC_NAME(new Text("", 1_024), Home.PRIMARY_PROVIDER),
    OIDC_ENDPOINT(new Text("", 1_024), Home.PRIMARY_PROVIDER),
    OIDC_CLIENT_ID(new Text("", 1_024), Home.PRIMARY_PROVIDER),
    OIDC_CLIENT_SECRET(new Text("", 1_024), Home.PRIMARY_PROVIDER),
    OIDC_SCOPE(new Text("openid,profile,email", 1_024), Home.PRIMARY_PROVIDER),
    OIDC_USER_CLAIM(new Text("", 1_024), Home.PRIMARY_PROVIDER),
    OIDC_GROUPS_CLAIM(new Text("", 1_024), Home.PRIMARY_PROVIDER),
    OIDC_GROUP_FILTER(new Text("", 1_024), Home.PRIMARY_PROVIDER),
    OIDC_ADMIN_GROUP(new Text("", 1_024), Home.PRIMARY_PROVIDER),
    OIDC_VERIFY_CERT(new Flag(true), Home.PRIMARY_PROVIDER),
    OIDC_AUTO_ONBOARD(new Flag(false), Home.PRIMARY_PROVIDER),
    OIDC_LOGOUT(new Flag(false), Home.PRIMARY_PROVIDER),
    OIDC_EXTRA_REDIRECT_PARMS(new Text("{}", 4_096), Home.PRIMARY_PROVIDER),

    UAA_CLIENT_ID(new Text("", 1_024), Missing.UAA),
    UAA_CLIENT_SECRET(new Text("", 1_024), Missing.UAA),
    UAA_ENDPOINT(new Text("", 1_024), Missing.UAA),
    UAA_VERIFY_CERT(new Flag(false), Missing.UAA),

    HTTP_AUTHPROXY_ENDPOINT(new Text("", 1_024), Missing.AUTHENTICATION_PROXY),
    HTTP_AUTHPROXY_TOKENREVIEW_ENDPOINT(new Text("", 1_024), Missing.AUTHENTICATION_PROXY),
    HTTP_AUTHPROXY_ADMIN_GROUPS(new Text("", 1_024), Missing.AUTHENTICATION_PROXY),
    HTTP_AUTHPROXY_ADMIN_USERNAMES(new Text("", 1_024), Missing.AUTHENTICATION_PROXY),
    HTTP_AUTHPROXY_VERIFY_CERT(new Flag(true), Missing.AUTHENTICATION_PROXY),
    HTTP_AUTHPROXY_SKIP_SEARCH(new Flag(false), Missing.AUTHENTICATION_PROXY),
    HTTP_AUTHPROXY_SERVER_CERTIFICATE(new Text("", 65_536), Missing.AUTHENTICATION_PROXY);

    /** What this server does not do, as it stands in a message. */
    private static final class Missing {
        static final String UAA = "signing in by UAA";
        static final String AUTHENTICATION_PROXY = "signing in by an authentication proxy";
        static final String WEBHOOKS = "webhooks";
        static final String SCANNERS = "scanners";
        static final String FORWARDING = "forwarding by syslog";

        private Missing() {}
    }

    /** Where its value is kept. */
    private enum Home {
        HERE,
        PRIMARY_PROVIDER
    }

    @SuppressWarnings("ImmutableEnumChecker") // records of immutable values
    private final SettingRule rule;

    private final Home home;
    private final @Nullable String missing;

    Setting(SettingRule rule) {
        this(rule, Home.HERE, null);
    }

    Setting(SettingRule rule, Home home) {
        this(rule, home, null);
    }

    Setting(SettingRule rule, String missing) {
        this(rule, Home.HERE, missing);
    }

    Setting(SettingRule rule, Home home, @Nullable String missing) {
        this.rule = rule;
        this.home = home;
        this.missing = missing;
    }

    /** The name in the API, in the configuration and in the table. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of its values in the API, by JSON Schema's names. */
    public String type() {
        return switch (rule) {
            case Flag flag -> "boolean";
            case Whole whole -> "integer";
            case SettingRule.Words words -> "string";
        };
    }

    /** Never answered, whoever asks. */
    public boolean isSecret() {
        return this == LDAP_SEARCH_PASSWORD || this == OIDC_CLIENT_SECRET || this == UAA_CLIENT_SECRET;
    }

    /** Whether it is a field of the primary directory or issuer under Harbor's name, kept by {@link SettingHome}. */
    public boolean isOfProvider() {
        return home == Home.PRIMARY_PROVIDER;
    }

    /** The value until somebody chooses another, as text. */
    public String standard() {
        return rule.standard();
    }

    /** What the API answers for a value: a truth value, a number or a text. */
    public Object answer(String value) {
        return rule.answer(value);
    }

    SettingRule rule() {
        return rule;
    }

    /** What this server would have to be able to do for the setting to have an effect; empty where it does it. */
    Optional<String> missing() {
        return Optional.ofNullable(missing);
    }
}
