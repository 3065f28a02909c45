package dev.berth.project;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import dev.berth.identity.Accounts;
import dev.berth.identity.group.Groups;

/** What members are called, by one query for people and one for groups. */
@Component
class MemberNames {

    private final Accounts accounts;
    private final Groups groups;

    MemberNames(Accounts accounts, Groups groups) {
        this.accounts = accounts;
        this.groups = groups;
    }

    /** By the member's id. */
    Map<Long, String> of(List<ProjectMember> members) {
        Map<Long, String> people = accounts.names(ids(members, MemberType.PERSON));
        Map<Long, String> named = groups.names(ids(members, MemberType.GROUP));
        return members.stream().collect(Collectors.toMap(ProjectMember::id, member -> switch (member.type()) {
            case PERSON -> people.getOrDefault(member.entityId(), "");
            case GROUP -> named.getOrDefault(member.entityId(), "");
        }));
    }

    String of(ProjectMember member) {
        return of(List.of(member)).getOrDefault(member.id(), "");
    }

    private static List<Long> ids(List<ProjectMember> members, MemberType type) {
        return members.stream()
                .filter(member -> member.type() == type)
                .map(ProjectMember::entityId)
                .toList();
    }
}
