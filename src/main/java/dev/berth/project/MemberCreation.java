package dev.berth.project;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.berth.identity.group.WantedGroup;
import dev.berth.platform.BerthOnly;

/**
 * Body of {@code POST …/members} (Harbor's {@code ProjectMember}). A person goes by id or by name, a group by id, by its name with its type,
 * or by its distinguished name. Clients that fill in every field send zeros and empty texts for what they leave out.
 */
record MemberCreation(
        @JsonProperty("role_id") @Nullable Integer roleId,
        @JsonProperty("member_user") @Nullable Person user,
        @JsonProperty("member_group") @Nullable Group group) {

    Optional<Person> namedPerson() {
        return Optional.ofNullable(user).filter(Person::isNamed);
    }

    Optional<Group> namedGroup() {
        return Optional.ofNullable(group).filter(Group::isNamed);
    }

    record Person(
            @JsonProperty("user_id") @Nullable Long userId,
            @Nullable String username) {

        private boolean isNamed() {
            return (userId != null && userId > 0) || (username != null && !username.isEmpty());
        }
    }

    record Group(
            @Nullable Long id,
            @JsonProperty("group_name") @Nullable String name,
            @JsonProperty("group_type") @Nullable Integer type,
            @JsonProperty("ldap_group_dn") @Nullable String ldapDn,

            @BerthOnly @JsonProperty("provider_id") @Nullable
            Long providerId) {

        private boolean isNamed() {
            return (id != null && id > 0) || wanted().isNamed();
        }

        WantedGroup wanted() {
            return new WantedGroup(type, name, ldapDn, providerId);
        }
    }
}
