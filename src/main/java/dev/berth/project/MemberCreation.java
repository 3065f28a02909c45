package dev.berth.project;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Body of {@code POST …/members} (Harbor's {@code ProjectMember}). The person goes by id or by name.
 *
 * @param group is refused: there are no groups yet
 */
record MemberCreation(
        @JsonProperty("role_id") @Nullable Integer roleId,
        @JsonProperty("member_user") @Nullable Person user,
        @JsonProperty("member_group") @Nullable Group group) {

    record Person(
            @JsonProperty("user_id") @Nullable Long userId,
            @Nullable String username) {}

    record Group(
            @Nullable Long id,
            @JsonProperty("group_name") @Nullable String name,
            @JsonProperty("group_type") @Nullable Integer type,
            @JsonProperty("ldap_group_dn") @Nullable String ldapDn) {

        /** Clients that fill in every field send zeros and empty texts for what they leave out. */
        boolean isSomebody() {
            return (id != null && id != 0) || isText(name) || isText(ldapDn);
        }

        private static boolean isText(@Nullable String text) {
            return text != null && !text.isEmpty();
        }
    }
}
