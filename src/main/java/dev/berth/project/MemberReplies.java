package dev.berth.project;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import dev.berth.identity.Accounts;

/** Adds their names to members, by one query for a page. */
@Component
class MemberReplies {

    private final Accounts accounts;

    MemberReplies(Accounts accounts) {
        this.accounts = accounts;
    }

    List<MemberReply> of(List<ProjectMember> page) {
        Map<Long, String> names =
                accounts.names(page.stream().map(ProjectMember::userId).toList());
        return page.stream()
                .map(member -> MemberReply.of(member, names.getOrDefault(member.userId(), "")))
                .toList();
    }
}
