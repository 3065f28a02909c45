package dev.berth.identity.provider.edit;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.berth.identity.provider.LdapSettings;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A directory's settings in bodies; absent fields stay as they are.
 *
 * @param secret never answered; empty takes it away
 * @see LdapSettings what they mean
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record LdapFields(
        @Nullable String url,
        @Nullable Boolean startTls,
        @Nullable Boolean verifyCertificate,
        @Nullable String caCertificate,
        @Nullable String searchDn,

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @Nullable
        String secret,

        @Nullable String baseDn,
        @Nullable Integer scope,
        @Nullable String filter,
        @Nullable String nameAttribute,
        @Nullable String emailAttribute,
        @Nullable String realnameAttribute,
        @Nullable String idAttribute,
        @Nullable Integer timeoutSeconds,
        @Nullable String groupBaseDn,
        @Nullable String groupFilter,
        @Nullable String groupNameAttribute,
        @Nullable Integer groupScope,
        @Nullable String groupAdminDn,
        @Nullable String membershipAttribute,
        @Nullable String memberAttribute) {

    /** Before anybody has said anything: Harbor's defaults. */
    static final LdapSettings BLANK = new LdapSettings(
            "", false, true, null, "", null, "", 2, "", "cn", "mail", "cn", "", 5, "", "", "cn", 2, "", "memberof", "");

    static LdapFields of(LdapSettings known) {
        return new LdapFields(
                known.url(),
                known.startTls(),
                known.verifyCertificate(),
                known.caCertificate(),
                known.searchDn(),
                null,
                known.baseDn(),
                known.scope(),
                known.filter(),
                known.nameAttribute(),
                known.emailAttribute(),
                known.realnameAttribute(),
                known.idAttribute(),
                known.timeoutSeconds(),
                known.groupBaseDn(),
                known.groupFilter(),
                known.groupNameAttribute(),
                known.groupScope(),
                known.groupAdminDn(),
                known.membershipAttribute(),
                known.memberAttribute());
    }

    /** Who searches without a name needs no password. */
    LdapSettings over(LdapSettings known) {
        String searcher = Given.or(searchDn, known.searchDn());
        return new LdapSettings(
                Given.or(url, known.url()),
                Given.or(startTls, known.startTls()),
                Given.or(verifyCertificate, known.verifyCertificate()),
                Given.orRemoved(caCertificate, known.caCertificate()),
                searcher,
                searcher.isEmpty() ? null : Given.orRemoved(secret, known.secret()),
                Given.or(baseDn, known.baseDn()),
                Given.or(scope, known.scope()),
                Given.or(filter, known.filter()),
                Given.orStandard(nameAttribute, known.nameAttribute(), BLANK.nameAttribute()),
                Given.or(emailAttribute, known.emailAttribute()),
                Given.or(realnameAttribute, known.realnameAttribute()),
                Given.or(idAttribute, known.idAttribute()),
                Given.or(timeoutSeconds, known.timeoutSeconds()),
                Given.or(groupBaseDn, known.groupBaseDn()),
                Given.or(groupFilter, known.groupFilter()),
                Given.orStandard(groupNameAttribute, known.groupNameAttribute(), BLANK.groupNameAttribute()),
                Given.or(groupScope, known.groupScope()),
                Given.or(groupAdminDn, known.groupAdminDn()),
                Given.or(membershipAttribute, known.membershipAttribute()),
                Given.or(memberAttribute, known.memberAttribute()));
    }

    @Override
    public String toString() {
        return "LdapFields[" + url + "]";
    }
}
